/* base_file_test.c: reading stays beneath the folder, by the kernel and without its help. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    char *root;
    struct folder folder; /* root/pack */
};

static void put(struct fixture *f, const char *name, const char *text) {
    FILE *file = fopen(str_format(f->arena, "%s/%s", f->root, name).at, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static const char *in_root(struct fixture *f, const char *name) {
    return str_format(f->arena, "%s/%s", f->root, name).at;
}

static int set_up(void **state) {
    struct fixture *f = test_calloc(1, sizeof *f);
    f->arena = arena_new();
    f->sources = sources_make(f->arena);
    f->diags = diags_make(f->arena, f->sources);
    f->root = g_dir_make_tmp("dossier-XXXXXX", NULL);
    assert_non_null(f->root);
    assert_int_equal(mkdir(in_root(f, "pack"), 0777), 0);
    assert_int_equal(mkdir(in_root(f, "pack/deep"), 0777), 0);
    put(f, "secret.md", "CANARY");
    put(f, "pack/a.md", "text");
    put(f, "pack/deep/charter.md", "deep");
    assert_int_equal(symlink("../secret.md", in_root(f, "pack/link.md")), 0);
    assert_int_equal(symlink("a.md", in_root(f, "pack/inner.md")), 0);
    assert_int_equal(symlink("..", in_root(f, "pack/up")), 0);
    assert_int_equal(mkfifo(in_root(f, "pack/pipe.md"), 0666), 0);
    assert_true(folder_open(&file_ops_system, f->arena, str_of(in_root(f, "pack")), &f->folder));
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    folder_close(&f->folder);
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", f->root);
    assert_int_equal(system(command), 0);
    g_free(f->root);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

/* As a kernel does that lacks openat2: each step by itself. */
static int beneath_by_steps(void *context, int folder, const char *path, int flags) {
    (void)context;
    return file_open_by_steps(folder, path, flags);
}

static const struct {
    const char *path;
    enum file_status status;
} paths[] = {{"a.md", FILE_READ},
             {"deep/charter.md", FILE_READ},
             {"b.md", FILE_MISSING},
             {"deep/b.md", FILE_MISSING},
             {"a.md/b.md", FILE_MISSING},
             {"nowhere/b.md", FILE_MISSING},
             {"", FILE_OUTSIDE},
             {"..", FILE_OUTSIDE},
             {"../secret.md", FILE_OUTSIDE},
             {"deep/../../secret.md", FILE_OUTSIDE},
             {"deep/../a.md", FILE_OUTSIDE},
             {"/etc/passwd", FILE_OUTSIDE},
             {"./a.md", FILE_OUTSIDE},
             {"deep//charter.md", FILE_OUTSIDE},
             {"deep\\charter.md", FILE_OUTSIDE},
             {"C:/a.md", FILE_OUTSIDE},
             {"file:a.md", FILE_OUTSIDE},
             {"link.md", FILE_OUTSIDE},
             {"inner.md", FILE_OUTSIDE},
             {"up/secret.md", FILE_OUTSIDE},
             {"up/pack/a.md", FILE_OUTSIDE},
             {"deep", FILE_NOT_REGULAR},
             {"pipe.md", FILE_NOT_REGULAR}};

static void read_all_paths(struct fixture *f) {
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct str bytes = {0};
        enum file_status status =
            folder_read(&f->folder, f->arena, str_of(paths[i].path), 100, &bytes);
        if (status != paths[i].status)
            fail_msg("'%s' gives %d", paths[i].path, (int)status);
        assert_true(bytes.len == (status == FILE_READ ? 4u : 0u));
    }
}

static void the_kernel_keeps_us_in_the_folder(void **state) {
    read_all_paths(*state);
}

static void without_its_help_the_same_is_read(void **state) {
    struct fixture *f = *state;
    struct file_ops ops = file_ops_system;
    ops.open_beneath = beneath_by_steps;
    f->folder.ops = &ops;
    read_all_paths(f);
    f->folder.ops = &file_ops_system;
}

static void a_path_with_a_null_byte_is_none(void **state) {
    struct fixture *f = *state;
    struct str bytes;
    assert_int_equal(folder_read(&f->folder, f->arena, STR("a.md\0.png"), 100, &bytes),
                     FILE_OUTSIDE);
}

static void what_is_too_large_is_not_read(void **state) {
    struct fixture *f = *state;
    struct str bytes;
    assert_int_equal(folder_read(&f->folder, f->arena, STR("a.md"), 4, &bytes), FILE_READ);
    assert_int_equal(folder_read(&f->folder, f->arena, STR("a.md"), 3, &bytes), FILE_TOO_LARGE);
}

static ssize_t read_a_letter(void *context, int fd, void *bytes, size_t size) {
    int *calls = context;
    if (++*calls % 2) {
        errno = EINTR;
        return -1;
    }
    return read(fd, bytes, size ? 1 : 0);
}

static ssize_t read_fails(void *context, int fd, void *bytes, size_t size) {
    (void)context, (void)fd, (void)bytes, (void)size;
    errno = EIO;
    return -1;
}

static void reading_goes_on_and_may_fail(void **state) {
    struct fixture *f = *state;
    struct file_ops ops = file_ops_system;
    int calls = 0;
    ops.context = &calls;
    ops.read = read_a_letter;
    f->folder.ops = &ops;
    struct str bytes;
    assert_int_equal(folder_read(&f->folder, f->arena, STR("a.md"), 100, &bytes), FILE_READ);
    assert_int_equal(calls, 8);
    assert_memory_equal(bytes.at, "text", 4);
    ops.read = read_fails;
    assert_int_equal(
        folder_read_source(&f->folder, f->arena, STR("a.md"), 100, f->sources, f->diags, SPAN_NONE),
        0);
    f->folder.ops = &file_ops_system;
    GString *text = g_string_new(NULL);
    diag_print_text(f->diags, 100, text);
    assert_non_null(strstr(text->str, "the file 'a.md' cannot be read [file-unreadable]"));
    assert_non_null(strstr(text->str, "Input/output error"));
    g_string_free(text, TRUE);
}

static const char *message_for(struct fixture *f, struct str path) {
    struct diags *diags = diags_make(f->arena, f->sources);
    folder_read_source(&f->folder, f->arena, path, 100, f->sources, diags, SPAN_NONE);
    GString *text = g_string_new(NULL);
    diag_print_text(diags, 100, text);
    const char *copy = str_copy(f->arena, (struct str){text->str, text->len}).at;
    g_string_free(text, TRUE);
    return copy;
}

static void a_missing_file_names_its_neighbour(void **state) {
    struct fixture *f = *state;
    assert_non_null(strstr(message_for(f, STR("deep/chater.md")),
                           "the file 'deep/chater.md' is not in the pack [file-missing]"));
    assert_non_null(
        strstr(message_for(f, STR("deep/chater.md")), "did you mean 'deep/charter.md'?"));
    assert_non_null(strstr(message_for(f, STR("A.MD")), "did you mean 'a.md'?"));
    assert_null(strstr(message_for(f, STR("introduction.md")), "did you mean"));
    assert_null(strstr(message_for(f, STR("nowhere/a.md")), "did you mean"));
}

static void a_path_is_told_what_is_wrong_with_it(void **state) {
    struct fixture *f = *state;
    assert_non_null(strstr(message_for(f, STR("../secret.md")),
                           "the path '../secret.md' leads out of the pack [file-outside]"));
    assert_non_null(strstr(message_for(f, STR("link.md")),
                           "the path 'link.md' leads out of the pack [file-outside]"));
    assert_non_null(
        strstr(message_for(f, STR("./a.md")),
               "the path './a.md' is not written as paths in a pack are [file-outside]"));
    assert_non_null(strstr(message_for(f, STR("deep\\charter.md")),
                           "is not written as paths in a pack are [file-outside]"));
}

static void sources_are_named_by_folder_and_path(void **state) {
    struct fixture *f = *state;
    uint32_t source = folder_read_source(&f->folder, f->arena, STR("deep/charter.md"), 100,
                                         f->sources, f->diags, SPAN_NONE);
    assert_true(source != 0);
    struct str path = source_path(f->sources, source), name = source_name(f->sources, source);
    assert_true(str_is(path, in_root(f, "pack/deep/charter.md")));
    assert_true(str_is(name, "deep/charter.md"));
    assert_true(str_is(source_text(f->sources, source), "deep"));
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(the_kernel_keeps_us_in_the_folder),    CASE(without_its_help_the_same_is_read),
        CASE(a_path_with_a_null_byte_is_none),      CASE(what_is_too_large_is_not_read),
        CASE(reading_goes_on_and_may_fail),         CASE(a_missing_file_names_its_neighbour),
        CASE(a_path_is_told_what_is_wrong_with_it), CASE(sources_are_named_by_folder_and_path)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
