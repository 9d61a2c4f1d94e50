/* source_read.c: the sources of a pack, inline or in a file: sources.yaml, CSL-JSON, BibTeX. Checks
 * what concerns several: ids that stand twice, snapshots that are not in the pack. */
#include <string.h>

#include "outline/source_internal.h"

enum { MOST_SOURCE_BYTES = 64 * 1024 * 1024, MOST_SNAPSHOT_BYTES = 256 * 1024 * 1024 };

static bool is_yaml_name(struct str name) {
    return str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml"));
}

static bool is_known_name(struct str name) {
    return is_yaml_name(name) || str_ends(name, STR(".json")) || str_ends(name, STR(".bib"));
}

/* The SHA-256 of a snapshot: the copy of a page or paper as it was read. */
static void take_snapshot(struct outline_reading *reading, struct csl_item *work) {
    if (!work->snapshot.len)
        return;
    const struct yaml_node *node = csl_node(work, "snapshot");
    struct span place = node ? yaml_place(node) : work->span;
    struct arena *scratch = arena_new();
    struct str bytes;
    enum file_status status =
        folder_read(&reading->pack->folder, scratch, work->snapshot, MOST_SNAPSHOT_BYTES, &bytes);
    if (status != FILE_READ) {
        file_report(reading->diags, status, &reading->pack->folder, work->snapshot,
                    MOST_SNAPSHOT_BYTES, place);
    } else {
        char *sum = g_compute_checksum_for_data(
            G_CHECKSUM_SHA256, (const guchar *)(bytes.len ? bytes.at : ""), bytes.len);
        work->snapshot_sha256 = str_copy(reading->arena, str_of(sum));
        g_free(sum);
    }
    arena_free(scratch);
}

static void take_work(struct outline_reading *reading, const struct yaml_node *csl) {
    struct csl_list *works = &reading->pack->works;
    struct csl_item *work = &works->items[works->count];
    if (csl->kind != YAML_MAP) {
        if (!csl->refused)
            diag_add(reading->diags, DIAG_OUTLINE_TYPE, yaml_place(csl),
                     "a source is a mapping of fields, not %s", yaml_kind_name(csl));
        return;
    }
    if (!csl_read_item(reading, csl, work))
        return;
    const char *id = str_terminated(reading->arena, work->id.text);
    const struct csl_item *before = g_hash_table_lookup(works->by_id, id);
    if (before) {
        diag_add(reading->diags, DIAG_OUTLINE_DUPLICATE_ID, work->id.span,
                 "the source '%s' stands here twice", id);
        diag_see(reading->diags, before->id.span, "first here");
        return;
    }
    take_snapshot(reading, work);
    g_hash_table_insert(works->by_id, (gpointer)(uintptr_t)id, work);
    works->count++;
}

static void take_list(struct outline_reading *reading, const struct yaml_node *list, bool yaml) {
    struct csl_list *works = &reading->pack->works;
    works->items = ARENA_ARRAY(reading->arena, struct csl_item, list->count + 1);
    for (const struct yaml_node *node = list->first; node; node = node->next)
        take_work(reading, yaml && node->kind == YAML_MAP ? csl_from_yaml(reading, node) : node);
}

/* The file's list; NULL after a fault that was reported. */
static const struct yaml_node *read_file(struct outline_reading *reading,
                                         const struct yaml_node *name) {
    size_t errors = diag_count(reading->diags, DIAG_ERROR);
    uint32_t source =
        folder_read_source(&reading->pack->folder, reading->arena, name->text, MOST_SOURCE_BYTES,
                           reading->sources, reading->diags, name->span);
    if (!source)
        return NULL;
    if (str_ends(name->text, STR(".bib")))
        return bibtex_read(reading, source);
    uint32_t end = (uint32_t)source_text(reading->sources, source).len;
    const struct yaml_node *list =
        is_yaml_name(name->text)
            ? yaml_read(reading->arena, reading->sources, source, 0, end, reading->diags)
            : json_read(reading->arena, reading->sources, source, reading->diags);
    if (!list && diag_count(reading->diags, DIAG_ERROR) == errors)
        diag_add(reading->diags, DIAG_OUTLINE_TYPE, (struct span){source, 0, 0},
                 "sources are a list, and this file is empty");
    return list;
}

void outline_read_sources(struct outline_reading *reading, const struct yaml_node *sources) {
    struct csl_list *works = &reading->pack->works;
    works->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    bool yaml = true;
    const struct yaml_node *list = sources;
    if (sources->kind == YAML_SCALAR && !yaml_is_null(sources)) {
        if (!is_known_name(sources->text)) {
            diag_add(reading->diags, DIAG_OUTLINE_VALUE, sources->span,
                     "sources are a .yaml, a .json (CSL-JSON) or a .bib file, which '%.*s' is not",
                     STR_ARG(sources->text));
            reading->pack->works_unread = true;
            return;
        }
        size_t errors = diag_count(reading->diags, DIAG_ERROR);
        yaml = is_yaml_name(sources->text);
        list = read_file(reading, sources);
        reading->pack->works_unread = diag_count(reading->diags, DIAG_ERROR) > errors;
        if (!list)
            return;
    }
    if (list->kind == YAML_LIST) {
        size_t errors = diag_count(reading->diags, DIAG_ERROR);
        take_list(reading, list, yaml);
        reading->pack->works_unread |= diag_count(reading->diags, DIAG_ERROR) > errors;
        return;
    }
    reading->pack->works_unread = true;
    if (!list->refused)
        diag_add(reading->diags, DIAG_OUTLINE_TYPE, list == sources ? list->key_span : list->span,
                 "sources are a list or the name of a file that holds one, not %s",
                 yaml_kind_name(list));
}

const struct csl_item *csl_find(const struct csl_list *works, struct str id) {
    char word[512];
    if (!works->by_id || id.len >= sizeof word)
        return NULL;
    g_snprintf(word, sizeof word, "%.*s", STR_ARG(id));
    return g_hash_table_lookup(works->by_id, word);
}

const char *csl_nearest(struct arena *arena, const struct csl_list *works, struct str id) {
    const char **words = ARENA_ARRAY(arena, const char *, works->count + 1);
    for (size_t i = 0; i < works->count; i++)
        words[i] = str_terminated(arena, works->items[i].id.text);
    return schema_nearest(id, words);
}

void csl_close(struct csl_list *works) {
    if (works->by_id)
        g_hash_table_destroy(works->by_id);
    works->by_id = NULL;
}

void csl_print_json(const struct csl_list *works, GString *out) {
    g_string_append_c(out, '[');
    for (size_t i = 0; i < works->count; i++) {
        g_string_append(out, i ? ",\n" : "\n");
        json_print(works->items[i].csl, out);
    }
    g_string_append(out, works->count ? "\n]\n" : "]\n");
}
