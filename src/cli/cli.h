/* cli.h: the command line. One file a command; options come from tables, which also print the help.
 * Diagnostics go to standard error, data to standard output. */
#ifndef DOSSIER_CLI_H
#define DOSSIER_CLI_H

#include "build/build.h"

#define DOSSIER_VERSION "0.1.0"

/* An option of a command. */
struct option {
    const char *name;   /* "--style" */
    const char *letter; /* "-o", or NULL */
    const char *value;  /* "NAME" when it takes one, or NULL */
    const char *about;
    const char *const *choices; /* the values allowed, NULL at the end; or NULL: any */
};

/* What the user wrote: options by their place in the command's table, and the other words. */
struct arguments {
    const char *values[16]; /* NULL: not given; "" for an option without a value */
    const char *words[4];
    size_t word_count;
    const struct library_log *log; /* of this process */
};

/* From now on the libraries' complaints are kept in `log` instead of being printed. */
void library_log_install(struct library_log *log);

struct command {
    const char *name, *words, *about; /* "build", "PACK", one sentence */
    size_t least_words, most_words;
    const struct option *options; /* ends with name == NULL */
    int (*run)(const struct arguments *arguments);
};

extern const struct command command_build, command_check, command_list, command_dump, command_init,
    command_explain, command_schema;

/* Reads the words behind the command's name. On misuse prints what is wrong and returns false. */
bool arguments_read(const struct command *command, int count, char **words,
                    struct arguments *arguments);
void command_print_help(const struct command *command);

/* The options that all commands on a pack share, turned into build options. `arena` must outlive
 * them. False (and a message) when a value is wrong or the program's own data are not found. */
bool cli_build_options(struct arena *arena, const struct arguments *arguments, const char *paper,
                       const char *style, struct build_options *options);

/* Prints the diagnostics to standard error. */
void cli_print_diagnostics(const struct build *build, bool json, bool quiet);

/* How well lines and pages came out. */
void report_text(const struct build *build, GString *out);
void report_json(const struct build *build, GString *out);

/* Prints to standard error; what could command a terminal is escaped in the words of the user. */
void cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Says which PACK was not found. */
void cli_no_pack(const char *pack);

/* Writes data to standard output; status 3 when that fails, else `status`. */
int cli_print(const GString *text, int status);

#endif
