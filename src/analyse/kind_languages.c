/* kind_languages.c: what tells the kind of an entry in languages other than English: a verb of its
 * part of the sentence; behind a verb that says little by itself, or in a label, a noun. THE table
 * is by language; a language without rows has events only. Verbs of statements are also what
 * introduces a quotation. */
#include "analyse/headline_internal.h"

enum word_class { CLASS_VERB, CLASS_LIGHT, CLASS_NOUN };

struct kind_forms {
    enum word_class class;
    int kind;          /* enum event_kind; of a light verb none */
    const char *forms; /* parted by '|', lower case; one that ends in '-' is the start of a word */
};

static const struct kind_forms german[] = {
    {CLASS_VERB, EVENT_AGREEMENT,
     "unterzeichn-|ratifizier-|paraphier-|vereinbarte-|vereinbart|einigte-|geeinigt"},
    {CLASS_VERB, EVENT_STATEMENT,
     "erklärte-|erklärt|sagte-|gesagt|betonte-|betont|forderte-|gefordert|warnte-|gewarnt|kündigte-"
     "|angekündigt|versprach-|kritisier-|lobte-|bestritt-|bekräftig-|äußerte-|schrieb-|proklamier-|"
     "beschuldigte-|begrüßte-|meinte-|antwortete-"},
    {CLASS_VERB, EVENT_VISIT, "besuchte-|besucht|reiste-|gereist|traf|trafen|empfing-|bereiste-"},
    {CLASS_VERB, EVENT_DECISION,
     "beschloss-|beschlossen|verabschied-|billigte-|gebilligt|genehmig-|verbot|verboten|entschied-|"
     "stimmte-|erließ-|erlassen|annahm-|angenommen"},
    {CLASS_VERB, EVENT_PUBLICATION, "veröffentlich-|erschien-|publizier-|herausgegeben"},
    {CLASS_LIGHT, EVENT_EVENT,
     "schloss|schlossen|geschlossen|abgeschlossen|hielt-|gehalten|gab|gaben|abgegeben|fasste-|"
     "gefasst|legte-|vorgelegt|stattete-"},
    {CLASS_NOUN, EVENT_AGREEMENT,
     "vertrag-|verträge-|abkommen-|vereinbarung-|pakt-|frieden-|bündnis-|konvention-|protokoll-|"
     "waffenstillstand-"},
    {CLASS_NOUN, EVENT_STATEMENT, "rede|reden|erklärung-|ansprache-|interview-|ultimatum-"},
    {CLASS_NOUN, EVENT_VISIT, "besuch-|gipfeltreffen|staatsbesuch-"},
    {CLASS_NOUN, EVENT_DECISION, "beschluss-|beschlüsse-|gesetz-|resolution-|verordnung-"},
    {CLASS_NOUN, EVENT_PUBLICATION, "buch|buches|bericht-|studie-"},
    {0}};

static const struct kind_forms french[] = {
    {CLASS_VERB, EVENT_AGREEMENT,
     "signa|signe|signent|signé-|signèrent|signai-|ratifi-|paraph-|convinrent|convient"},
    {CLASS_VERB, EVENT_STATEMENT,
     "déclara|déclare|déclarent|déclarèrent|déclaré|affirma|affirme|affirmé|affirmèrent|annonc-|"
     "annonç-|dénonc-|dénonç-|condamn-|exigea|exigé|appela|appelle|appelèrent|appelé|dit|dirent|"
     "soulign-|promit|promirent|protesta|protestèrent|proposa|proposèrent|proposé-|propose|salua|"
     "salue|critiqu-|écrivit|écrivirent|proclam-|répondit"},
    {CLASS_VERB, EVENT_VISIT, "visita|visite|visitèrent|visité-|rencontr-"},
    {CLASS_VERB, EVENT_DECISION,
     "adopta|adopte|adoptent|adoptèrent|adopté-|décid-|approuv-|vota|votèrent|voté-|interdit|"
     "interdirent|promulgu-|autoris-|décrét-|abolit|abolirent|aboli"},
    {CLASS_VERB, EVENT_PUBLICATION,
     "publia|publie|publient|publièrent|publié-|parut|parurent|paraît"},
    {CLASS_LIGHT, EVENT_EVENT,
     "conclut|conclurent|conclu-|prononç-|prononc-|lut|rendit|rendirent|fit|firent|fait|donna|"
     "donnèrent|prit|prirent|rend"},
    {CLASS_NOUN, EVENT_AGREEMENT,
     "traité-|accord-|pacte-|convention-|alliance-|paix|armistice-|protocole-|trêve-"},
    {CLASS_NOUN, EVENT_STATEMENT, "discours|déclaration-|allocution-|ultimatum-|communiqué-"},
    {CLASS_NOUN, EVENT_VISIT, "visite-"},
    {CLASS_NOUN, EVENT_DECISION, "décision-|loi|lois|résolution-|décret-"},
    {CLASS_NOUN, EVENT_PUBLICATION, "livre|livres|rapport-|ouvrage-"},
    {0}};

static const struct kind_forms spanish[] = {
    {CLASS_VERB, EVENT_AGREEMENT,
     "firmó|firmaron|firmado-|firmada-|firman|suscribi-|ratific-|acordó|acordaron|pactó|pactaron"},
    {CLASS_VERB, EVENT_STATEMENT,
     "declaró|declararon|declara|anunció|anunciaron|anuncia|afirmó|afirmaron|dijo|dijeron|"
     "denunció|denunciaron|condenó|condenaron|exigió|exigieron|pidió|pidieron|advirtió|"
     "advirtieron|prometió|propuso|propusieron|criticó|aseguró|subrayó|escribió|proclamó|"
     "proclamaron|respondió|acusó"},
    {CLASS_VERB, EVENT_VISIT, "visitó|visitaron|viajó|viajaron|reunieron|entrevistó|entrevistaron"},
    {CLASS_VERB, EVENT_DECISION,
     "adoptó|adoptaron|adoptado-|adoptada-|aprobó|aprobaron|aprobado-|aprobada-|decidió|"
     "decidieron|decretó|promulgó|promulgada|votó|votaron|prohibió|prohibieron|autorizó|abolió|"
     "abolieron"},
    {CLASS_VERB, EVENT_PUBLICATION, "publicó|publicaron|publicado-|publicada-|publica"},
    {CLASS_LIGHT, EVENT_EVENT,
     "concluy-|pronunci-|hizo|hicieron|dio|dieron|presentó|emitió|alcanzó|alcanzaron|dictó"},
    {CLASS_NOUN, EVENT_AGREEMENT,
     "tratado-|acuerdo-|pacto-|convenio-|alianza-|paz|armisticio|tregua"},
    {CLASS_NOUN, EVENT_STATEMENT, "discurso-|declaración|declaraciones|ultimátum|comunicado-"},
    {CLASS_NOUN, EVENT_VISIT, "visita|visitas"},
    {CLASS_NOUN, EVENT_DECISION, "ley|leyes|decreto-|resolución|resoluciones|decisión"},
    {CLASS_NOUN, EVENT_PUBLICATION, "libro|libros|informe-"},
    {0}};

static const struct kind_forms polish[] = {
    {CLASS_VERB, EVENT_AGREEMENT, "podpis-|ratyfik-|parafow-|uzgodni-"},
    {CLASS_VERB, EVENT_STATEMENT,
     "oświadczy-|ogłosi-|zapowiedzia-|powiedzia-|stwierdzi-|potępi-|wezwa-|zażąda-|skrytykowa-|"
     "zapewni-|ostrzeg-|napisa-|zaproponowa-|zaapelowa-|proklamowa-|oskarży-|odpowiedzia-"},
    {CLASS_VERB, EVENT_VISIT, "odwiedzi-|przyby-|spotka-|przyjecha-"},
    {CLASS_VERB, EVENT_DECISION,
     "uchwali-|uchwalon-|przyjęto|przyjęł-|przyjęli|przyjęt-|postanowi-|zdecydowa-|zatwierdzi-|"
     "zakaza-|przegłosowa-"},
    {CLASS_VERB, EVENT_PUBLICATION, "opublikowa-|ukaza-"},
    {CLASS_LIGHT, EVENT_EVENT, "zawar-|zawier-|wyda-|wygłosi-|złoży-"},
    {CLASS_NOUN, EVENT_AGREEMENT,
     "układ-|traktat-|umow-|porozumieni-|pakt-|pokój|pokoju|rozejm-|konwencj-|protokół|protokoł-"},
    {CLASS_NOUN, EVENT_STATEMENT, "przemówieni-|oświadczeni-|deklaracj-|ultimatum"},
    {CLASS_NOUN, EVENT_VISIT, "wizyt-"},
    {CLASS_NOUN, EVENT_DECISION, "ustaw-|dekret-|uchwał-|rezolucj-|decyzj-|konstytucj-"},
    {CLASS_NOUN, EVENT_PUBLICATION, "książk-|raport-"},
    {0}};

static const struct kind_forms russian[] = {
    {CLASS_VERB, EVENT_AGREEMENT, "подписа-|подпис-|ратифицир-|парафир-|договорил-|согласовал-"},
    {CLASS_VERB, EVENT_STATEMENT,
     "заявил-|объявил-|сказал-|подчеркнул-|осудил-|призвал-|потребовал-|пообещал-|предупредил-|"
     "предложил-|отметил-|написал-|раскритиковал-|обвинил-|провозгласил-|приветствовал-|ответил-"},
    {CLASS_VERB, EVENT_VISIT, "посетил-|прибыл-|встретил-|приехал-"},
    {CLASS_VERB, EVENT_DECISION,
     "принят|принята|принято|приняты|утвердил-|утвержд-|решил|решила|решили|решило|постановил-|"
     "одобрил-|одобрен-|запретил-|запрещен|запрещена|запрещено|запрещены|проголосовал-|отменил-|"
     "отменен-"},
    {CLASS_VERB, EVENT_PUBLICATION, "опубликова-"},
    {CLASS_LIGHT, EVENT_EVENT,
     "заключил-|заключен-|заключён-|издал-|произнес-|произнёс|выступил-|совершил-|принял-"},
    {CLASS_NOUN, EVENT_AGREEMENT,
     "договор-|соглашени-|пакт-|мир|перемири-|конвенци-|протокол-|меморандум-|союз"},
    {CLASS_NOUN, EVENT_STATEMENT, "речь|речью|заявлени-|декларац-|доклад-|ультиматум-"},
    {CLASS_NOUN, EVENT_VISIT, "визит-"},
    {CLASS_NOUN, EVENT_DECISION,
     "закон|закона|законы|закону|законом|законов|указ|указа|указы|постановлени-|резолюци-|решени-|"
     "декрет-"},
    {CLASS_NOUN, EVENT_PUBLICATION, "книг-"},
    {0}};

static const struct kind_forms ukrainian[] = {
    {CLASS_VERB, EVENT_AGREEMENT, "підпис-|ратифік-|парафов-|домовил-|домовив-|погодил-"},
    {CLASS_VERB, EVENT_STATEMENT,
     "заявил-|заявив|оголосил-|оголосив|сказал-|сказав|наголосил-|наголосив|засудил-|засудив|"
     "закликал-|закликав|вимагал-|вимагав|пообіця-|попередил-|попередив|запропонувал-|"
     "запропонував|написал-|написав|проголосил-|проголосив|проголошен-|розкритикував-|"
     "звинуватил-|звинуватив"},
    {CLASS_VERB, EVENT_VISIT,
     "відвідал-|відвідав|прибув|прибул-|зустріл-|зустрів-|приїхав|приїхал-"},
    {CLASS_VERB, EVENT_DECISION,
     "ухвалил-|ухвалив|ухвален-|схвалил-|схвалив|схвален-|затвердил-|затвердив|вирішил-|вирішив|"
     "постановил-|постановив|заборонил-|заборонив|проголосувал-|проголосував|скасувал-|скасував|"
     "прийнято|прийнятий|прийнята"},
    {CLASS_VERB, EVENT_PUBLICATION, "опублікува-|оприлюдни-"},
    {CLASS_LIGHT, EVENT_EVENT,
     "уклал-|уклав|укладен-|прийнял-|прийняв|видав|видал-|виголоси-|виступи-|здійсни-"},
    {CLASS_NOUN, EVENT_AGREEMENT,
     "договір|договор-|угод-|пакт-|мир|перемир-|конвенці-|протокол-|меморандум-|союз"},
    {CLASS_NOUN, EVENT_STATEMENT, "промов-|заяв-|декларац-|ультиматум-"},
    {CLASS_NOUN, EVENT_VISIT, "візит-"},
    {CLASS_NOUN, EVENT_DECISION,
     "закон|закону|закони|законом|законів|указ|указу|укази|постанов-|резолюці-|рішенн-|"
     "конституці-"},
    {CLASS_NOUN, EVENT_PUBLICATION, "книг-"},
    {0}};

static const struct {
    const char *language;
    const struct kind_forms *rows;
    const char *joins; /* words that part clauses */
} languages[] = {{"de", german, "und|oder|aber|sowie|während"},
                 {"fr", french, "et|ou|mais|puis"},
                 {"es", spanish, "y|e|o|pero|mientras"},
                 {"pl", polish, "i|oraz|a|lub|ale"},
                 {"ru", russian, "и|а|или|но"},
                 {"uk", ukrainian, "і|й|та|а|або|але"}};

/* Is the word one of the forms? */
static bool has_form(const char *forms, const char *word, size_t len) {
    for (const char *form = forms; form;) {
        const char *end = strchr(form, '|');
        size_t size = end ? (size_t)(end - form) : strlen(form);
        bool starts = form[size - 1] == '-';
        size -= starts;
        if ((starts ? len >= size : len == size) && memcmp(form, word, size) == 0)
            return true;
        form = end ? end + 1 : NULL;
    }
    return false;
}

/* The word at `start` in lower case; its length, 0 when it is too long to be in the table. */
static size_t lowered(const struct flat *flat, size_t start, size_t end, char word[96]) {
    size_t len = 0;
    for (size_t at = start; at < end;) {
        struct str rest = {flat->text + at, end - at};
        size_t width = 0;
        if (len + 8 > 96)
            return 0;
        len += (size_t)g_unichar_to_utf8(g_unichar_tolower(str_next(rest, &width)), word + len);
        at += width;
    }
    return len;
}

static bool is_upper(const struct flat *flat, size_t at) {
    return g_unichar_isupper(g_utf8_get_char(flat->text + at));
}

/* Where the last comma, semicolon or joining word begins in [from, to); `to` when none does. */
static size_t last_joint(const struct flat *flat, const char *joins, size_t from, size_t to) {
    size_t found = to;
    for (size_t at = from; at < to;) {
        size_t stop = flat_word_stop(flat, at, to);
        char word[96];
        size_t len = stop > at ? lowered(flat, at, stop, word) : 0;
        if (strchr(",;", flat->text[at]) || (len && has_form(joins, word, len)))
            found = at;
        at = MAX(stop, at + 1);
    }
    return found;
}

/* The part of the sentence that the date stands in: up to what joins it to another date. */
static struct flat_sentence own_part(const struct flat *flat, const char *joins,
                                     const struct sentence *sentence, size_t start, size_t end) {
    struct flat_sentence part = {sentence->start, sentence->end, SIZE_MAX};
    part.start = MAX(part.start, start - MIN(start, HEADLINE_WINDOW));
    part.end = MIN(part.end, end + HEADLINE_WINDOW);
    size_t first = sentence_token(sentence, start), last = first;
    while (
        first > 0 && sentence->tokens[first - 1].end > part.start &&
        (!token_has(sentence, first - 1, TAG_DATE) || sentence->tokens[first - 1].start >= start))
        first--;
    if (first > 0 && token_has(sentence, first - 1, TAG_DATE)) {
        size_t from = sentence->tokens[first - 1].end, joint = last_joint(flat, joins, from, start);
        part.start = MAX(part.start, joint == start ? from : joint);
    }
    while (last < sentence->count &&
           (!token_has(sentence, last, TAG_DATE) || sentence->tokens[last].start < end))
        last++;
    if (last < sentence->count)
        part.end = MIN(part.end, last_joint(flat, joins, end, sentence->tokens[last].start));
    return part;
}

/* ': "...' */
static bool introduces_words(const struct flat *flat, size_t from, size_t end) {
    for (size_t at = from; at + 1 < end; at++)
        if (flat->text[at] == ':' && flat->text[flat_skip(flat, at + 1, end, " ")] == '"')
            return true;
    return false;
}

struct kind kind_of_language(struct arena *arena, const struct flat *flat,
                             const struct sentence *sentence, size_t start, size_t end) {
    enum { MOST_LABEL_WORDS = 6 };
    const char *tag = flat->language ? flat->language : "";
    size_t row = 0;
    while (row < G_N_ELEMENTS(languages) && strcmp(languages[row].language, tag) != 0)
        row++;
    if (row == G_N_ELEMENTS(languages))
        return (struct kind){EVENT_EVENT, STR("the words of its language are not known")};
    if (introduces_words(flat, end, MIN(sentence->end, end + HEADLINE_WINDOW)))
        return (struct kind){EVENT_STATEMENT, STR("it introduces a quotation")};
    struct flat_sentence part = own_part(flat, languages[row].joins, sentence, start, end);
    int noun = KIND_NONE;
    bool light = false, german_nouns = languages[row].rows == german;
    size_t words = 0, noun_place = 0;
    struct str noun_text = STR("");
    for (size_t at = part.start; at < part.end;) {
        size_t stop = flat_word_stop(flat, at, part.end);
        char word[96];
        size_t len = stop > at && !(at < end && start < stop) ? lowered(flat, at, stop, word) : 0;
        words += stop > at;
        for (const struct kind_forms *forms = languages[row].rows; len && forms->forms; forms++) {
            bool capital = is_upper(flat, at) && words > 1;
            if ((german_nouns && capital != (forms->class == CLASS_NOUN)) ||
                !has_form(forms->forms, word, len))
                continue;
            struct str text = {flat->text + at, stop - at};
            if (forms->class == CLASS_VERB)
                return (struct kind){forms->kind,
                                     str_format(arena, "the verb '%.*s'", STR_ARG(text))};
            light = light || forms->class == CLASS_LIGHT;
            if (forms->class == CLASS_NOUN && noun == KIND_NONE) {
                noun = forms->kind;
                noun_text = text;
                noun_place = words;
            }
        }
        at = MAX(stop, at + 1);
    }
    bool label = words <= MOST_LABEL_WORDS && noun_place <= 2; /* "Staatsbesuch in Wien" */
    if (noun != KIND_NONE && (light || label))
        return (struct kind){noun, str_format(arena, "the word '%.*s'", STR_ARG(noun_text))};
    return (struct kind){EVENT_EVENT, STR("no word tells of another kind")};
}
