/* arguments.c: words of the command line, by a command's table of options; and its help. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static int misuse(const struct command *command, const char *what, const char *word) {
    cli_complain("dossier %s: %s '%s'\n", command->name, what, word);
    return -1;
}

/* The option's place in the table, or -1. `*value` is what follows an equals sign. */
static int find_option(const struct command *command, const char *word, const char **value) {
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    *value = equals ? equals + 1 : NULL;
    for (int i = 0; command->options[i].name; i++) {
        const struct option *option = &command->options[i];
        if (strlen(option->name) == length && strncmp(option->name, word, length) == 0)
            return i;
        if (option->letter && strcmp(option->letter, word) == 0)
            return i;
    }
    return -1;
}

static bool is_choice(const struct option *option, const char *value) {
    if (!option->choices)
        return true;
    for (const char *const *choice = option->choices; *choice; choice++)
        if (strcmp(*choice, value) == 0)
            return true;
    return false;
}

static void refuse_option(const struct command *command, const char *word) {
    const char *names[16] = {NULL}; /* without their dashes: these say nothing about nearness */
    for (int i = 0; i < 15 && command->options[i].name; i++)
        names[i] = command->options[i].name + strspn(command->options[i].name, "-");
    struct str name = str_of(word + strspn(word, "-"));
    const char *near = schema_nearest(str_slice(name, 0, str_find(name, STR("="), 0)), names);
    cli_complain("dossier %s: there is no option '%s'", command->name, word);
    if (near)
        cli_complain("; did you mean '--%s'?", near);
    cli_complain("\nTry: dossier %s --help\n", command->name);
}

static void refuse_value(const struct command *command, const struct option *option,
                         const char *value) {
    cli_complain("dossier %s: %s takes", command->name, option->name);
    for (const char *const *choice = option->choices; *choice; choice++)
        cli_complain("%s '%s'", choice == option->choices ? "" : ",", *choice);
    cli_complain(", not '%s'\n", value);
}

/* Takes one option; returns how many words it used, or -1. */
static int read_option(const struct command *command, int count, char **words,
                       struct arguments *arguments) {
    const char *value;
    int index = find_option(command, words[0], &value);
    if (index < 0) {
        refuse_option(command, words[0]);
        return -1;
    }
    const struct option *option = &command->options[index];
    if (arguments->values[index])
        return misuse(command, "an option is given twice:", option->name);
    if (!option->value) {
        if (value)
            return misuse(command, "this option takes no value:", option->name);
        arguments->values[index] = "";
        return 1;
    }
    int used = 1;
    if (!value) {
        if (count < 2)
            return misuse(command, "this option needs a value:", option->name);
        value = words[1];
        used = 2;
    }
    if (!is_choice(option, value)) {
        refuse_value(command, option, value);
        return -1;
    }
    arguments->values[index] = value;
    return used;
}

bool arguments_read(const struct command *command, int count, char **words,
                    struct arguments *arguments) {
    memset(arguments, 0, sizeof *arguments);
    bool options_end = false;
    for (int i = 0; i < count;) {
        if (!options_end && strcmp(words[i], "--") == 0) {
            options_end = true;
            i++;
        } else if (!options_end && words[i][0] == '-' && words[i][1]) {
            int used = read_option(command, count - i, words + i, arguments);
            if (used < 0)
                return false;
            i += used;
        } else if (arguments->word_count == command->most_words) {
            misuse(command, "there is nothing to do with", words[i]);
            return false;
        } else {
            arguments->words[arguments->word_count++] = words[i++];
        }
    }
    if (arguments->word_count < command->least_words) {
        cli_complain("dossier %s: needs %s\nTry: dossier %s --help\n", command->name,
                     command->words, command->name);
        return false;
    }
    return true;
}

void command_print_help(const struct command *command) {
    printf("Usage: dossier %s %s%s\n\n%s\n", command->name, command->words,
           command->options[0].name ? " [options]" : "", command->about);
    if (command->options[0].name)
        puts("\nOptions:");
    for (const struct option *option = command->options; option->name; option++) {
        char left[64];
        snprintf(left, sizeof left, "%s%s%s%s%s", option->letter ? option->letter : "",
                 option->letter ? ", " : "", option->name, option->value ? " " : "",
                 option->value ? option->value : "");
        printf("  %-26s %s\n", left, option->about);
    }
}
