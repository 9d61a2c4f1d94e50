/* source_tex.c: the text of a BibTeX field → Unicode. Accents, signs, quotation marks, dashes; what
 * is set apart becomes the tags that CSL knows: <i> <b> <sup> <sub>. Braces go. Iterative, so that
 * no nesting is too deep. */
#include "outline/source_internal.h"

#include <string.h>

enum { MOST_NESTED = 64 };

struct tex_reader {
    const struct tex *tex;
    struct str raw;
    struct span span;
    size_t at;
    GString *out;
    const char *closers[MOST_NESTED]; /* what a closing brace writes */
    size_t depth;
    bool math;
};

struct tex_word {
    const char *name, *text;
};

static const struct tex_word signs[] = {{"aa", "å"},
                                        {"AA", "Å"},
                                        {"ae", "æ"},
                                        {"AE", "Æ"},
                                        {"o", "ø"},
                                        {"O", "Ø"},
                                        {"oe", "œ"},
                                        {"OE", "Œ"},
                                        {"ss", "ß"},
                                        {"l", "ł"},
                                        {"L", "Ł"},
                                        {"i", "ı"},
                                        {"j", "ȷ"},
                                        {"dh", "ð"},
                                        {"DH", "Ð"},
                                        {"th", "þ"},
                                        {"TH", "Þ"},
                                        {"dj", "đ"},
                                        {"DJ", "Đ"},
                                        {"ng", "ŋ"},
                                        {"NG", "Ŋ"},
                                        {"textendash", "–"},
                                        {"textemdash", "—"},
                                        {"ldots", "…"},
                                        {"dots", "…"},
                                        {"textellipsis", "…"},
                                        {"textquoteleft", "‘"},
                                        {"textquoteright", "’"},
                                        {"textquotedblleft", "“"},
                                        {"textquotedblright", "”"},
                                        {"guillemotleft", "«"},
                                        {"guillemotright", "»"},
                                        {"flqq", "«"},
                                        {"frqq", "»"},
                                        {"quotedblbase", "„"},
                                        {"quotesinglbase", "‚"},
                                        {"textasciitilde", "~"},
                                        {"textasciicircum", "^"},
                                        {"textbackslash", "\\"},
                                        {"textbar", "|"},
                                        {"textless", "<"},
                                        {"textgreater", ">"},
                                        {"textunderscore", "_"},
                                        {"textbraceleft", "{"},
                                        {"textbraceright", "}"},
                                        {"textdollar", "$"},
                                        {"S", "§"},
                                        {"P", "¶"},
                                        {"copyright", "©"},
                                        {"textcopyright", "©"},
                                        {"textregistered", "®"},
                                        {"texttrademark", "™"},
                                        {"pounds", "£"},
                                        {"euro", "€"},
                                        {"texteuro", "€"},
                                        {"degree", "°"},
                                        {"textdegree", "°"},
                                        {"times", "×"},
                                        {"pm", "±"},
                                        {"cdot", "·"},
                                        {"leq", "≤"},
                                        {"geq", "≥"},
                                        {"neq", "≠"},
                                        {"infty", "∞"},
                                        {"to", "→"},
                                        {"rightarrow", "→"},
                                        {"leftarrow", "←"},
                                        {"approx", "≈"},
                                        {"alpha", "α"},
                                        {"beta", "β"},
                                        {"gamma", "γ"},
                                        {"delta", "δ"},
                                        {"epsilon", "ε"},
                                        {"zeta", "ζ"},
                                        {"eta", "η"},
                                        {"theta", "θ"},
                                        {"lambda", "λ"},
                                        {"mu", "μ"},
                                        {"nu", "ν"},
                                        {"xi", "ξ"},
                                        {"pi", "π"},
                                        {"rho", "ρ"},
                                        {"sigma", "σ"},
                                        {"tau", "τ"},
                                        {"phi", "φ"},
                                        {"chi", "χ"},
                                        {"psi", "ψ"},
                                        {"omega", "ω"},
                                        {"Gamma", "Γ"},
                                        {"Delta", "Δ"},
                                        {"Theta", "Θ"},
                                        {"Lambda", "Λ"},
                                        {"Pi", "Π"},
                                        {"Sigma", "Σ"},
                                        {"Phi", "Φ"},
                                        {"Psi", "Ψ"},
                                        {"Omega", "Ω"},
                                        {"LaTeX", "LaTeX"},
                                        {"TeX", "TeX"},
                                        {"relax", ""},
                                        {"protect", ""},
                                        {"newline", " "},
                                        {"par", " "},
                                        {"quad", " "},
                                        {"space", " "},
                                        {"rm", ""},
                                        {"sc", ""},
                                        {"tt", ""}};

/* What stands in the braces behind these is set apart. */
static const struct {
    const char *name, *open, *close;
} fonts[] = {{"emph", "<i>", "</i>"},
             {"textit", "<i>", "</i>"},
             {"textsl", "<i>", "</i>"},
             {"mkbibemph", "<i>", "</i>"},
             {"it", "<i>", "</i>"},
             {"em", "<i>", "</i>"},
             {"textbf", "<b>", "</b>"},
             {"bf", "<b>", "</b>"},
             {"mkbibbold", "<b>", "</b>"},
             {"textsuperscript", "<sup>", "</sup>"},
             {"textsubscript", "<sub>", "</sub>"},
             {"enquote", "“", "”"},
             {"mkbibquote", "“", "”"},
             {"textsc", "", ""},
             {"texttt", "", ""},
             {"textrm", "", ""},
             {"textsf", "", ""},
             {"textup", "", ""},
             {"textnormal", "", ""},
             {"mbox", "", ""},
             {"text", "", ""},
             {"mathrm", "", ""},
             {"mathit", "", ""},
             {"mathbf", "", ""},
             {"uppercase", "", ""},
             {"url", "", ""},
             {"ensuremath", "", ""},
             {"hbox", "", ""},
             {"foreignlanguage", "", ""},
             {"nocase", "", ""}};

/* Combining marks (Unicode) by TeX's accent. */
static const struct {
    char name;
    const char *mark;
} accents[] = {{'\'', "\u0301"}, {'`', "\u0300"}, {'^', "\u0302"}, {'"', "\u0308"},
               {'~', "\u0303"},  {'=', "\u0304"}, {'.', "\u0307"}, {'u', "\u0306"},
               {'v', "\u030C"},  {'H', "\u030B"}, {'c', "\u0327"}, {'d', "\u0323"},
               {'b', "\u0331"},  {'r', "\u030A"}, {'k', "\u0328"}};

static char tex_peek(const struct tex_reader *reader, size_t ahead) {
    return reader->at + ahead < reader->raw.len ? reader->raw.at[reader->at + ahead] : '\0';
}

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

static void skip_blanks(struct tex_reader *reader) {
    while (is_blank(tex_peek(reader, 0)))
        reader->at++;
}

static void tex_open(struct tex_reader *reader, const char *closer) {
    if (reader->depth < MOST_NESTED)
        reader->closers[reader->depth] = closer;
    reader->depth++;
}

static void tex_close(struct tex_reader *reader) {
    if (!reader->depth)
        return;
    reader->depth--;
    if (reader->depth < MOST_NESTED && reader->closers[reader->depth])
        g_string_append(reader->out, reader->closers[reader->depth]);
}

static struct str command_name(struct tex_reader *reader) {
    size_t start = reader->at;
    while (g_ascii_isalpha(tex_peek(reader, 0)))
        reader->at++;
    return str_slice(reader->raw, start, reader->at);
}

static const char *find_sign(struct str name) {
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (str_is(name, signs[i].name))
            return signs[i].text;
    return NULL;
}

/* What an accent stands on: a letter, `{a}`, `\i` or `{\i}`. */
static void append_accented(struct tex_reader *reader, const char *mark) {
    skip_blanks(reader);
    size_t braces = 0;
    for (; tex_peek(reader, 0) == '{'; reader->at++)
        braces++;
    char letter[32] = "";
    if (tex_peek(reader, 0) == '\\') {
        reader->at++;
        struct str name = command_name(reader);
        const char *sign = find_sign(name);
        if (str_is(name, "i") || str_is(name, "j"))
            g_snprintf(letter, sizeof letter, "%c", name.at[0]);
        else
            g_strlcpy(letter, sign ? sign : "", sizeof letter);
    } else if (tex_peek(reader, 0) && tex_peek(reader, 0) != '}') {
        size_t start = reader->at;
        str_next(reader->raw, &reader->at);
        g_snprintf(letter, sizeof letter, "%.*s", (int)(reader->at - start),
                   reader->raw.at + start);
    }
    char *pair = g_strconcat(letter, letter[0] ? mark : "", NULL);
    char *whole = g_utf8_normalize(pair, -1, G_NORMALIZE_NFC);
    g_string_append(reader->out, whole ? whole : letter);
    g_free(whole);
    g_free(pair);
    if (!braces)
        return;
    for (; braces > 1 && tex_peek(reader, 0) == '}'; braces--)
        reader->at++;
    if (tex_peek(reader, 0) == '}')
        reader->at++;
    else
        tex_open(reader, NULL); /* "\'{ab}": the rest of the group */
}

static bool take_accent(struct tex_reader *reader, char name) {
    for (size_t i = 0; i < G_N_ELEMENTS(accents); i++)
        if (accents[i].name == name) {
            append_accented(reader, accents[i].mark);
            return true;
        }
    return false;
}

static bool take_font(struct tex_reader *reader, struct str name) {
    for (size_t i = 0; i < G_N_ELEMENTS(fonts); i++) {
        if (!str_is(name, fonts[i].name))
            continue;
        skip_blanks(reader);
        if (str_is(name, "foreignlanguage") && tex_peek(reader, 0) == '{') /* {german}{…} */
            while (tex_peek(reader, 0) && reader->raw.at[reader->at++] != '}')
                continue;
        if (tex_peek(reader, 0) == '{') {
            reader->at++;
            g_string_append(reader->out, fonts[i].open);
            tex_open(reader, fonts[i].close);
        } else if (reader->depth && reader->depth <= MOST_NESTED &&
                   !reader->closers[reader->depth - 1]) { /* {\it …} */
            g_string_append(reader->out, fonts[i].open);
            reader->closers[reader->depth - 1] = fonts[i].close;
        }
        return true;
    }
    return false;
}

static void take_command(struct tex_reader *reader) {
    size_t start = reader->at++;
    char c = tex_peek(reader, 0);
    if (!g_ascii_isalpha(c)) {
        reader->at += c != '\0';
        if (c == '\0' || take_accent(reader, c))
            return;
        if (strchr("&%$#_{}@*!;:?()[]+<>", c))
            g_string_append_c(reader->out, c);
        else if (c == ' ' || c == '\n' || c == '\\')
            g_string_append_c(reader->out, ' ');
        else if (c == ',')
            g_string_append(reader->out, "\u2009");
        return;
    }
    struct str name = command_name(reader);
    if (name.len == 1 && strchr("uvHcdbrk", c) && take_accent(reader, c))
        return;
    const char *sign = find_sign(name);
    if (sign) {
        g_string_append(reader->out, sign);
        skip_blanks(reader);
    } else if (!take_font(reader, name)) {
        size_t end = reader->at;
        diag_add(reader->tex->diags, DIAG_BIBTEX_UNKNOWN, reader->span,
                 "the command '%.*s' is not known; what it stands before is kept",
                 STR_ARG(str_slice(reader->raw, start, end)));
        skip_blanks(reader);
    }
}

/* In formulas `^` and `_` raise and lower one letter or a group. */
static void take_script(struct tex_reader *reader) {
    bool up = reader->raw.at[reader->at++] == '^';
    g_string_append(reader->out, up ? "<sup>" : "<sub>");
    const char *close = up ? "</sup>" : "</sub>";
    if (tex_peek(reader, 0) == '{') {
        reader->at++;
        tex_open(reader, close);
        return;
    }
    if (reader->at < reader->raw.len && tex_peek(reader, 0) != '$') {
        size_t start = reader->at;
        str_next(reader->raw, &reader->at);
        g_string_append_len(reader->out, reader->raw.at + start, (gssize)(reader->at - start));
    }
    g_string_append(reader->out, close);
}

static void append_blank(GString *out) {
    if (out->len && !is_blank(out->str[out->len - 1]))
        g_string_append_c(out, ' ');
}

/* Signs that are written as several. */
static bool take_ligature(struct tex_reader *reader) {
    static const struct tex_word ligatures[] = {{"---", "—"}, {"--", "–"},     {"``", "“"},
                                                {"''", "”"},  {"~", "\u00a0"}, {"`", "‘"}};
    for (size_t i = 0; i < G_N_ELEMENTS(ligatures); i++) {
        struct str mark = str_of(ligatures[i].name);
        if (str_starts(str_slice(reader->raw, reader->at, reader->raw.len), mark)) {
            g_string_append(reader->out, ligatures[i].text);
            reader->at += mark.len;
            return true;
        }
    }
    return false;
}

struct str tex_text(const struct tex *tex, struct str raw, struct span span) {
    struct tex_reader reader = {.tex = tex, .raw = raw, .span = span, .out = g_string_new(NULL)};
    while (reader.at < raw.len) {
        char c = raw.at[reader.at];
        if (c == '\\') {
            take_command(&reader);
        } else if (c == '{' || c == '}') {
            reader.at++;
            if (c == '{')
                tex_open(&reader, NULL);
            else
                tex_close(&reader);
        } else if (c == '$') {
            reader.at++;
            reader.math = !reader.math;
        } else if (reader.math && (c == '^' || c == '_')) {
            take_script(&reader);
        } else if (is_blank(c)) {
            reader.at++;
            append_blank(reader.out);
        } else if (!take_ligature(&reader)) {
            g_string_append_c(reader.out, c);
            reader.at++;
        }
    }
    struct str text = str_trim((struct str){reader.out->str, reader.out->len});
    text = str_copy(tex->arena, text);
    g_string_free(reader.out, TRUE);
    return text;
}

struct str tex_verbatim(const struct tex *tex, struct str raw) {
    GString *out = g_string_new(NULL);
    raw = str_trim(raw);
    if (str_starts(raw, STR("\\url{")) && str_ends(raw, STR("}")))
        raw = str_slice(raw, 5, raw.len - 1);
    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.at[i];
        bool escape = c == '\\' && i + 1 < raw.len && strchr("&%$#_{}~", raw.at[i + 1]);
        if (escape)
            g_string_append_c(out, raw.at[++i]);
        else if (c != '{' && c != '}' && c != '\n')
            g_string_append_c(out, c);
    }
    struct str text = str_copy(tex->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}
