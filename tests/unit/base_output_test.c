/* base_output_test.c: outputs are written all or none. Each call of the system is made to fail in
 * turn; after each, the folder holds either both former outputs or both new ones. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base.h"

/* ---- a system that fails ---- */

enum call { CALL_OPEN, CALL_WRITE, CALL_SYNC, CALL_CLOSE, CALL_RENAME, CALL_UNLINK, CALL_LINK };
enum { CALLS = CALL_LINK + 1, ANY = CALLS };

struct fault {
    int call;    /* enum call, or ANY */
    int at;      /* the n-th call of that kind fails, from 1; 0: none */
    int reason;  /* errno */
    bool sticky; /* and all behind it */
    bool short_writes, interrupted;
    int seen[CALLS + 1];
};

static bool fails(void *context, enum call call) {
    struct fault *fault = context;
    int each = ++fault->seen[call], all = ++fault->seen[ANY];
    int now = fault->call == ANY ? all : fault->call == (int)call ? each : 0;
    if (!fault->at || now < fault->at || (now > fault->at && !fault->sticky))
        return false;
    errno = fault->reason;
    return now > 0;
}

static int open_at(void *context, int folder, const char *path, int flags, mode_t mode) {
    return fails(context, CALL_OPEN) ? -1 : openat(folder, path, flags, mode);
}

static ssize_t write_some(void *context, int fd, const void *bytes, size_t size) {
    struct fault *fault = context;
    if (fails(context, CALL_WRITE))
        return -1;
    if (fault->interrupted && fault->seen[CALL_WRITE] % 2) {
        errno = EINTR;
        return -1;
    }
    return write(fd, bytes, fault->short_writes && size > 3 ? 3 : size);
}

static int sync_fd(void *context, int fd) {
    return fails(context, CALL_SYNC) ? -1 : fsync(fd);
}

static int close_fd(void *context, int fd) {
    bool failed = fails(context, CALL_CLOSE);
    int reason = errno, result = close(fd);
    errno = reason;
    return failed ? -1 : result;
}

static int rename_at(void *context, int folder, const char *from, const char *to) {
    return fails(context, CALL_RENAME) ? -1 : renameat(folder, from, folder, to);
}

static int unlink_at(void *context, int folder, const char *path) {
    return fails(context, CALL_UNLINK) ? -1 : unlinkat(folder, path, 0);
}

static int link_at(void *context, int folder, const char *from, const char *to) {
    return fails(context, CALL_LINK) ? -1 : linkat(folder, from, folder, to, 0);
}

static struct file_ops faulty(struct fault *fault) {
    struct file_ops ops = file_ops_system;
    ops.context = fault;
    ops.open_at = open_at;
    ops.write = write_some;
    ops.sync = sync_fd;
    ops.close = close_fd;
    ops.rename_at = rename_at;
    ops.unlink_at = unlink_at;
    ops.link_at = link_at;
    return ops;
}

/* ---- a folder to write in ---- */

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    char *root;
    char folder[256];
};

static int set_up(void **state) {
    struct fixture *f = test_calloc(1, sizeof *f);
    f->arena = arena_new();
    f->sources = sources_make(f->arena);
    f->diags = diags_make(f->arena, f->sources);
    f->root = g_dir_make_tmp("dossier-XXXXXX", NULL);
    assert_non_null(f->root);
    snprintf(f->folder, sizeof f->folder, "%s/out", f->root);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", f->root);
    assert_int_equal(system(command), 0);
    g_free(f->root);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static const char *path_of(struct fixture *f, const char *name) {
    return str_format(f->arena, "%s/%s", f->folder, name).at;
}

static void put(struct fixture *f, const char *name, const char *text) {
    FILE *file = fopen(path_of(f, name), "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* The file's text, or "(none)". */
static const char *get(struct fixture *f, const char *name) {
    FILE *file = fopen(path_of(f, name), "r");
    if (!file)
        return "(none)";
    char *text = arena_alloc(f->arena, 256);
    size_t length = fread(text, 1, 255, file);
    text[length] = '\0';
    fclose(file);
    return text;
}

/* All names in the folder but the two outputs', in the order of the shell. */
static const char *others(struct fixture *f) {
    char command[400];
    snprintf(command, sizeof command,
             "cd '%s' && ls -A | grep -vx -e book.epub -e book.pdf | tr '\\n' ' '", f->folder);
    FILE *pipe = popen(command, "r");
    char *text = arena_alloc(f->arena, 512);
    text[fread(text, 1, 511, pipe)] = '\0';
    pclose(pipe);
    return text;
}

static bool write_pair(struct fixture *f, const struct file_ops *ops, const char *epub,
                       const char *pdf) {
    struct output outputs[] = {{STR("book.epub"), str_of(epub)}, {STR("book.pdf"), str_of(pdf)}};
    return outputs_write(ops, f->arena, str_of(f->folder), outputs, 2, f->diags);
}

static const char *printed(struct fixture *f) {
    GString *text = g_string_new(NULL);
    diag_print_text(f->diags, 100, text);
    const char *copy = str_copy(f->arena, (struct str){text->str, text->len}).at;
    g_string_free(text, TRUE);
    return copy;
}

/* ---- the cases ---- */

static void folder_and_parents_are_made(void **state) {
    struct fixture *f = *state;
    struct output output = {STR("book.pdf"), STR("pdf")};
    struct str deep = str_format(f->arena, "%s/a/b/", f->folder);
    assert_true(outputs_write(&file_ops_system, f->arena, deep, &output, 1, f->diags));
    assert_string_equal(get(f, "a/b/book.pdf"), "pdf");
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 0);
}

static void a_pair_is_written_and_replaced(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "one", "eins"));
    assert_true(write_pair(f, &file_ops_system, "two", ""));
    assert_string_equal(get(f, "book.epub"), "two");
    assert_string_equal(get(f, "book.pdf"), "");
    assert_string_equal(others(f), "");
}

static void short_and_interrupted_writes_go_on(void **state) {
    struct fixture *f = *state;
    struct fault fault = {.short_writes = true, .interrupted = true};
    struct file_ops ops = faulty(&fault);
    assert_true(write_pair(f, &ops, "a text of some length", "0123456789"));
    assert_string_equal(get(f, "book.epub"), "a text of some length");
    assert_string_equal(get(f, "book.pdf"), "0123456789");
    assert_true(fault.seen[CALL_WRITE] > 20);
}

/* One round: former outputs (or none), a fault, and a look at what is there. */
static void try_fault(struct fixture *f, struct fault fault, bool former) {
    if (former)
        assert_true(write_pair(f, &file_ops_system, "old", "alt"));
    else
        assert_true(unlink(path_of(f, "book.epub")) == 0 && unlink(path_of(f, "book.pdf")) == 0);
    struct file_ops ops = faulty(&fault);
    size_t errors = diag_count(f->diags, DIAG_ERROR);
    bool good = write_pair(f, &ops, "new", "neu");
    assert_string_equal(get(f, "book.epub"), good ? "new" : former ? "old" : "(none)");
    assert_string_equal(get(f, "book.pdf"), good ? "neu" : former ? "alt" : "(none)");
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), errors + !good);
    if (fault.call != CALL_UNLINK && fault.call != ANY)
        assert_string_equal(others(f), "");
    assert_true(write_pair(f, &file_ops_system, "next", "mehr"));
    assert_string_equal(get(f, "book.epub"), "next");
    assert_string_equal(others(f), ""); /* what the fault left is swept */
}

static void each_call_may_fail_once(void **state) {
    struct fixture *f = *state;
    static const int reasons[] = {ENOSPC, EIO, EACCES, EXDEV, EPERM};
    for (int former = 0; former < 2; former++) {
        struct fault count = {.at = 0};
        struct file_ops ops = faulty(&count);
        assert_true(write_pair(f, &file_ops_system, "old", "alt"));
        assert_true(write_pair(f, &ops, "old", "alt"));
        for (int call = 0; call < CALLS; call++) {
            assert_true(count.seen[call] > 0);
            for (int at = 1; at <= count.seen[call]; at++)
                for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
                    try_fault(f, (struct fault){.call = call, .at = at, .reason = reasons[i]},
                              former == 1);
        }
    }
}

static void a_failing_close_is_a_failure(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "old", "alt"));
    struct fault fault = {.call = CALL_CLOSE, .at = 2, .reason = EDQUOT};
    struct file_ops ops = faulty(&fault);
    assert_false(write_pair(f, &ops, "new", "neu"));
    assert_string_equal(get(f, "book.epub"), "old");
    assert_string_equal(get(f, "book.pdf"), "alt");
}

static void no_space_for_good_leaves_the_former(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "old", "alt"));
    for (int call = CALL_WRITE; call <= CALL_SYNC; call++)
        for (int at = 1; at <= 2; at++)
            try_fault(f, (struct fault){.call = call, .at = at, .reason = ENOSPC, .sticky = true},
                      true);
    assert_non_null(strstr(printed(f), ": error: cannot write book.epub: No space left on device "
                                       "[output-unwritable]\n"));
    assert_non_null(strstr(printed(f), "the former outputs are untouched"));
}

/* Without hard links the former output is moved aside; all else is the same. */
static void no_hard_links_are_needed(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "old", "alt"));
    try_fault(f, (struct fault){.call = CALL_LINK, .at = 1, .reason = EPERM, .sticky = true}, true);
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 0);
}

static void what_cannot_be_undone_is_told(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "old", "alt"));
    struct fault fault = {.call = CALL_RENAME, .at = 2, .reason = EIO, .sticky = true};
    struct file_ops ops = faulty(&fault);
    assert_false(write_pair(f, &ops, "new", "neu"));
    assert_string_equal(get(f, ".dossier.book.epub.old.tmp"), "old");
    assert_string_equal(get(f, "book.pdf"), "alt");
    assert_null(strstr(printed(f), "untouched"));
    assert_non_null(strstr(printed(f), "'.dossier.*.old.tmp'"));
}

static void leftovers_of_any_job_are_swept(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "one", "eins"));
    put(f, ".dossier.other.pdf.new.tmp", "half");
    put(f, ".dossier.book.pdf.old.tmp", "older");
    put(f, ".dossier.moved.epub.old.tmp", "moved");
    put(f, ".dossier.notes", "not ours");
    assert_true(write_pair(f, &file_ops_system, "two", "zwei"));
    assert_string_equal(others(f), ".dossier.notes moved.epub ");
    assert_string_equal(get(f, "moved.epub"), "moved");
}

static void a_second_build_keeps_out(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "one", "eins"));
    int lock = open(path_of(f, ".dossier.lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    assert_int_equal(flock(lock, LOCK_EX | LOCK_NB), 0);
    put(f, ".dossier.book.pdf.new.tmp", "being written");
    assert_false(write_pair(f, &file_ops_system, "two", "zwei"));
    assert_string_equal(get(f, "book.epub"), "one");
    assert_string_equal(others(f), ".dossier.book.pdf.new.tmp .dossier.lock ");
    assert_non_null(strstr(printed(f), "/out: error: another build is running there "
                                       "[output-unwritable]\n"));
    close(lock);
    assert_true(write_pair(f, &file_ops_system, "two", "zwei"));
}

/* Opens the lock as the system does, but first takes away the file that the caller has opened. */
static int open_late(void *context, int folder, const char *path, int flags, mode_t mode) {
    int fd = openat(folder, path, flags, mode);
    int *times = context;
    if (strcmp(path, ".dossier.lock") == 0 && (*times)++ == 0)
        unlinkat(folder, path, 0);
    return fd;
}

static void a_lock_that_lost_its_name_is_taken_again(void **state) {
    struct fixture *f = *state;
    int times = 0;
    struct file_ops ops = file_ops_system;
    ops.context = &times;
    ops.open_at = open_late;
    assert_true(write_pair(f, &ops, "one", "eins"));
    assert_int_equal(times, 2);
    assert_string_equal(others(f), "");
}

static void a_link_is_replaced_and_its_target_kept(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "one", "eins"));
    put(f, "target", "kept");
    assert_int_equal(unlink(path_of(f, "book.pdf")), 0);
    assert_int_equal(symlink("target", path_of(f, "book.pdf")), 0);
    assert_true(write_pair(f, &file_ops_system, "two", "zwei"));
    assert_string_equal(get(f, "target"), "kept");
    assert_string_equal(get(f, "book.pdf"), "zwei");
}

static void a_folder_in_the_place_of_an_output_is_kept(void **state) {
    struct fixture *f = *state;
    assert_true(write_pair(f, &file_ops_system, "one", "eins"));
    assert_int_equal(unlink(path_of(f, "book.pdf")), 0);
    assert_int_equal(mkdir(path_of(f, "book.pdf"), 0777), 0);
    assert_false(write_pair(f, &file_ops_system, "two", "zwei"));
    assert_string_equal(get(f, "book.epub"), "one");
    assert_string_equal(others(f), "");
    assert_non_null(strstr(printed(f), "cannot replace book.pdf: Is a directory"));
}

static void a_file_in_the_place_of_the_folder_is_kept(void **state) {
    struct fixture *f = *state;
    FILE *file = fopen(f->folder, "w");
    assert_int_equal(fclose(file), 0);
    assert_false(write_pair(f, &file_ops_system, "two", "zwei"));
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 1);
    assert_true(diag_has(f->diags, DIAG_OUTPUT_UNWRITABLE));
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {CASE(folder_and_parents_are_made),
                                       CASE(a_pair_is_written_and_replaced),
                                       CASE(short_and_interrupted_writes_go_on),
                                       CASE(each_call_may_fail_once),
                                       CASE(a_failing_close_is_a_failure),
                                       CASE(no_space_for_good_leaves_the_former),
                                       CASE(no_hard_links_are_needed),
                                       CASE(what_cannot_be_undone_is_told),
                                       CASE(leftovers_of_any_job_are_swept),
                                       CASE(a_second_build_keeps_out),
                                       CASE(a_lock_that_lost_its_name_is_taken_again),
                                       CASE(a_link_is_replaced_and_its_target_kept),
                                       CASE(a_folder_in_the_place_of_an_output_is_kept),
                                       CASE(a_file_in_the_place_of_the_folder_is_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
