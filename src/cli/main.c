/* main.c: the table of commands. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/version.h"

static const struct command *const commands[] = {&command_build,   &command_check, &command_list,
                                                 &command_explain, &command_init,  &command_schema,
                                                 &command_dump};

static void print_help(void) {
    puts("dossier compiles a research pack into an EPUB and a PDF.\n\nUsage:");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        printf("  dossier %-8s %-28s %s\n", commands[i]->name, commands[i]->words,
               commands[i]->about);
    puts("  dossier --version\n  dossier COMMAND --help\n\n"
         "Exit status: 0 built, 1 errors in the pack, 2 wrong usage or no such pack,\n"
         "3 the system refused (disk full, folder not writable), 4 a failure of our own.");
}

static const struct command *find_command(const char *name) {
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static int refuse(const char *word) {
    const char *names[sizeof commands / sizeof *commands + 1] = {NULL};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        names[i] = commands[i]->name;
    cli_complain("dossier: there is no command '%s'", word);
    const char *near = schema_nearest(str_of(word), names);
    if (near)
        cli_complain("; did you mean '%s'?", near);
    cli_complain("\nTry: dossier --help\n");
    return BUILD_USAGE;
}

static int run(int count, char **words, const struct library_log *log) {
    if (count < 2) {
        print_help();
        return BUILD_USAGE;
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
        print_help();
        return 0;
    }
    if (strcmp(words[1], "--version") == 0) {
        version_print();
        return 0;
    }
    const struct command *command = find_command(words[1]);
    if (!command)
        return refuse(words[1]);
    for (int i = 2; i < count; i++)
        if (strcmp(words[i], "--help") == 0) {
            command_print_help(command);
            return 0;
        }
    struct arguments arguments;
    if (!arguments_read(command, count - 2, words + 2, &arguments))
        return BUILD_USAGE;
    arguments.log = log;
    return command->run(&arguments);
}

/* A closed standard stream would make the first file we open take its number. */
static void open_standard_streams(void) {
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0)
            _exit(BUILD_SYSTEM);
}

int main(int count, char **words) {
    open_standard_streams();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    struct library_log log = {g_string_new(NULL), 0};
    library_log_install(&log);
    int status = run(count, words, &log);
    g_string_free(log.text, TRUE);
    if (fflush(stdout) != 0) {
        cli_complain("dossier: cannot write to standard output: %s\n", strerror(errno));
        return BUILD_SYSTEM;
    }
    return status;
}
