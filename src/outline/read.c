/* read.c: finds out what PACK is, reads the outline and what it includes. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "outline/outline_internal.h"

#define MOST_OUTLINE_BYTES ((size_t)4 * 1024 * 1024)

/* ---- actors: inline, or in a file of their own ---- */

static void read_actor_list(struct outline_reading *reading, const struct yaml_node *list) {
    struct schema_list *actors = &reading->pack->actors;
    struct actor *items = ARENA_ARRAY(reading->arena, struct actor, list->count + 1);
    actors->items = items;
    for (const struct yaml_node *node = list->first; node; node = node->next)
        if (!schema_read(&outline_schema_actor, reading->arena, node, reading->diags,
                         &items[actors->count]) &&
            !items[actors->count].id.text.len) {
            items[actors->count] = (struct actor){0};
            reading->actors_unread = true;
        } else {
            actors->count++;
        }
    /* One with a fault stays, so that what refers to it is not reported as well. */
    for (size_t i = 0; i < actors->count; i++)
        if (!items[i].name.text.len)
            items[i].name = items[i].id;
}

static const struct yaml_node *read_list_file(struct outline_reading *reading,
                                              const struct yaml_node *name, const char *what) {
    size_t errors = diag_count(reading->diags, DIAG_ERROR);
    uint32_t source =
        folder_read_source(&reading->pack->folder, reading->arena, name->text, MOST_OUTLINE_BYTES,
                           reading->sources, reading->diags, name->span);
    if (!source)
        return NULL;
    uint32_t end = (uint32_t)source_text(reading->sources, source).len;
    const struct yaml_node *list =
        yaml_read(reading->arena, reading->sources, source, 0, end, reading->diags);
    if (!list && diag_count(reading->diags, DIAG_ERROR) == errors)
        diag_add(reading->diags, DIAG_OUTLINE_TYPE, (struct span){source, 0, 0},
                 "%s are a list, and this file is empty", what);
    return list;
}

const struct yaml_node *outline_list(struct outline_reading *reading, const struct yaml_node *value,
                                     const char *what) {
    if (value->kind == YAML_SCALAR && !yaml_is_null(value)) {
        value = read_list_file(reading, value, what);
        if (!value)
            return NULL;
    }
    if (value->kind == YAML_LIST)
        return value;
    diag_add(
        reading->diags, DIAG_OUTLINE_TYPE, value->key_span.source ? value->key_span : value->span,
        "%s are a list or the name of a file that holds one, not %s", what, yaml_kind_name(value));
    return NULL;
}

void outline_read_actors(struct outline_reading *reading, const struct yaml_node *actors) {
    const struct yaml_node *list = outline_list(reading, actors, "actors");
    if (list)
        read_actor_list(reading, list);
    else
        reading->actors_unread = true;
}

/* ---- the outline ---- */

static void take_over(struct pack *pack, const struct outline_top *top) {
    pack->title = top->title;
    pack->subtitle = top->subtitle;
    pack->language = top->language;
    pack->publisher = top->publisher;
    pack->rights = top->rights;
    pack->identifier = top->identifier;
    pack->edition = top->edition;
    pack->marking = top->marking;
    pack->style = top->style;
    pack->typography = top->typography;
    pack->citations = top->citations;
    pack->as_of = top->as_of;
    pack->updated = top->updated;
    pack->review_by = top->review_by;
    pack->cite = top->cite;
    pack->abbreviations = top->abbreviations;
    pack->cover = top->cover;
    pack->series = top->series;
    pack->accessibility = top->accessibility;
    pack->editors = top->editors;
    pack->events = top->events;
    pack->names = top->names;
    pack->epigraph = top->epigraph;
    pack->key_points = top->key_points;
}

static enum outline_result read_outline(struct outline_reading *reading, struct str file,
                                        const char *epoch) {
    struct pack *pack = reading->pack;
    size_t mark = diag_count(reading->diags, DIAG_ERROR);
    uint32_t source = folder_read_source(&pack->folder, reading->arena, file, MOST_OUTLINE_BYTES,
                                         reading->sources, reading->diags, SPAN_NONE);
    if (!source)
        return OUTLINE_REFUSED;
    uint32_t end = (uint32_t)source_text(reading->sources, source).len;
    struct yaml_node *root =
        yaml_read(reading->arena, reading->sources, source, 0, end, reading->diags);
    if (!root || yaml_is_null(root)) {
        if (diag_count(reading->diags, DIAG_ERROR) == mark)
            diag_add(reading->diags, DIAG_OUTLINE_EMPTY, (struct span){source, 0, 0},
                     "the outline is empty");
        return OUTLINE_REFUSED;
    }
    struct outline_top top = {.version = 1};
    pack->span = (struct span){source, 0, 0};
    schema_read(&outline_schema_top, reading->arena, root, reading->diags, &top);
    if (root->kind != YAML_MAP)
        return OUTLINE_REFUSED;
    const struct yaml_node *version = yaml_find(root, "dossier");
    if (version && top.version != 1)
        diag_add(reading->diags, DIAG_OUTLINE_VERSION, version->span,
                 "this outline is of version %d; this program reads 1", top.version);
    take_over(pack, &top);
    if (top.paper)
        outline_read_paper(reading, top.paper);
    reading->root = root;
    reading->actors_unread = !top.actors && yaml_find(root, "actors");
    if (top.actors)
        outline_read_actors(reading, top.actors);
    if (top.dates)
        outline_read_dates(reading, top.dates);
    if (top.timeline_review)
        outline_read_review(reading, top.timeline_review);
    if (top.glossary)
        outline_read_glossary(reading, top.glossary);
    pack->has_sources = yaml_find(root, "sources") != NULL;
    if (top.sources)
        outline_read_sources(reading, top.sources);
    if (top.quotes)
        outline_read_quotes(reading, top.quotes);
    if (top.reading)
        outline_read_reading(reading, top.reading);
    if (top.body)
        outline_read_body(reading, top.body);
    outline_set_metadata(reading, epoch);
    outline_check(reading);
    return OUTLINE_READ;
}

/* ---- what PACK is ---- */

static struct str base_name(struct str path) {
    size_t start = path.len;
    while (start && path.at[start - 1] != '/')
        start--;
    return str_slice(path, start, path.len);
}

static struct str folder_of(struct str path) {
    struct str name = base_name(path);
    if (name.len == path.len)
        return STR(".");
    return path.len - name.len == 1 ? STR("/") : str_slice(path, 0, path.len - name.len - 1);
}

/* A pack that is given as "." or through a link has the name of the real folder. */
static struct str real_name(struct arena *arena, struct str folder) {
    char *real = realpath(str_terminated(arena, folder), NULL);
    struct str name = str_copy(arena, base_name(str_of(real ? real : "pack")));
    free(real);
    return name.len ? name : STR("pack");
}

static enum outline_result make_bare(struct outline_reading *reading, struct str file,
                                     const char *epoch) {
    struct pack *pack = reading->pack;
    size_t errors = diag_count(reading->diags, DIAG_ERROR);
    uint32_t source = folder_read_source(&pack->folder, reading->arena, file, MOST_SECTION_BYTES,
                                         reading->sources, reading->diags, SPAN_NONE);
    if (!source)
        return OUTLINE_REFUSED;
    size_t dot = file.len;
    while (dot && file.at[dot - 1] != '.')
        dot--;
    pack->bare = true;
    pack->name = dot > 1 ? str_copy(reading->arena, str_slice(file, 0, dot - 1)) : STR("pack");
    pack->body = ARENA_ARRAY(reading->arena, struct body_item, 3);
    pack->body[0].kind = BODY_SECTION;
    pack->body[0].file.text = str_copy(reading->arena, file);
    pack->body[0].source = source;
    pack->body[0].damaged = diag_count(reading->diags, DIAG_ERROR) > errors;
    pack->body[1].kind = BODY_TIMELINE;
    pack->body[1].title.text = STR("Timeline");
    pack->body[2].kind = BODY_ACTORS;
    pack->body[2].title.text = STR("Index of actors");
    pack->body_count = 3;
    pack->span = (struct span){source, 0, 0};
    outline_set_metadata(reading, epoch);
    return OUTLINE_READ;
}

/* What the path leads to, without opening it: a pipe may stand there. */
static bool look_at(const struct file_ops *ops, const char *path, struct stat *about) {
    int fd = ops->open_at(ops->context, AT_FDCWD, path, O_PATH | O_CLOEXEC, 0);
    bool found = fd >= 0 && ops->stat_fd(ops->context, fd, about) == 0;
    if (fd >= 0)
        ops->close(ops->context, fd);
    return found;
}

static bool is_text_file(struct str path) {
    return str_ends(path, STR(".md")) || str_ends(path, STR(".txt"));
}

enum outline_result outline_read(struct arena *arena, const struct file_ops *ops, struct str path,
                                 const char *epoch, struct sources *sources, struct diags *diags,
                                 struct pack *pack) {
    struct outline_reading reading = {
        .arena = arena, .sources = sources, .diags = diags, .pack = pack};
    struct stat about;
    memset(pack, 0, sizeof *pack);
    pack->folder.fd = -1;
    while (path.len > 1 && path.at[path.len - 1] == '/')
        path.len--;
    if (!path.len || !look_at(ops, str_terminated(arena, path), &about))
        return OUTLINE_NO_PACK;
    bool is_folder = S_ISDIR(about.st_mode);
    struct str folder = is_folder ? path : folder_of(path);
    struct str file = is_folder ? STR("outline.yaml") : base_name(path);
    bool yaml = str_ends(file, STR(".yaml")) || str_ends(file, STR(".yml"));
    if (!is_folder && !yaml && !is_text_file(file))
        return OUTLINE_NO_PACK;
    if (!folder_open(ops, arena, folder, &pack->folder))
        return OUTLINE_NO_PACK;
    if (!yaml) {
        enum outline_result bare = make_bare(&reading, file, epoch);
        if (bare != OUTLINE_READ)
            folder_close(&pack->folder);
        return bare;
    }
    if (is_folder) {
        struct stat outline;
        struct str inside = str_format(arena, "%.*s/outline.yaml", STR_ARG(folder));
        if (!look_at(ops, inside.at, &outline)) {
            folder_close(&pack->folder);
            return OUTLINE_NO_PACK;
        }
    }
    pack->name = real_name(arena, folder);
    enum outline_result result = read_outline(&reading, file, epoch);
    if (result != OUTLINE_READ)
        folder_close(&pack->folder);
    return result;
}
