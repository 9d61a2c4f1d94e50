/* flat_words.c: stepping over the words of a flattened text. */
#include "analyse/headline_internal.h"

size_t flat_skip(const struct flat *flat, size_t at, size_t end, const char *set) {
    while (at < end && strchr(set, flat->text[at]))
        at++;
    return at;
}

size_t flat_skip_back(const struct flat *flat, size_t at, size_t start, const char *set) {
    while (at > start && strchr(set, flat->text[at - 1]))
        at--;
    return at;
}

size_t flat_word_start(const struct flat *flat, size_t end, size_t limit) {
    while (end > limit && flat_word_at(flat->text, end - 1))
        end--;
    return end;
}

size_t flat_word_stop(const struct flat *flat, size_t start, size_t limit) {
    while (start < limit && flat_word_at(flat->text, start))
        start++;
    return start;
}

bool flat_word_is(const struct flat *flat, size_t start, size_t end, const char *const *list) {
    for (; start < end && *list; list++)
        if (((flat->text[start] ^ **list) & ~0x20) == 0 && strlen(*list) == end - start &&
            g_ascii_strncasecmp(flat->text + start, *list, end - start) == 0)
            return true;
    return false;
}

struct flat_sentence flat_told_sentence(const struct flat *flat, size_t start, size_t end) {
    size_t at = flat_sentence_at(flat, start);
    struct flat_sentence sentence = flat->sentences[at];
    bool alone = !flat_has_letters(flat, sentence.start, start) &&
                 !flat_has_letters(flat, end, MAX(sentence.end, end));
    if (alone && at + 1 < flat->sentence_count)
        sentence.end = flat->sentences[at + 1].end;
    return sentence;
}

bool flat_has_letters(const struct flat *flat, size_t start, size_t end) {
    for (size_t i = start; i < end; i++)
        if (g_ascii_isalpha(flat->text[i]) || (flat->text[i] & 0x80))
            return true;
    return false;
}
