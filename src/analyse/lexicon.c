/* lexicon.c: the word lists for names in English prose, parted by blanks (forenames stand in
 * name_forenames.c). They are lists of the language: titles, heads of names; no list of persons. */
#include "analyse/lexicon.h"

#include <string.h>

static const char function_words[] =
    "the a an this that these those such some any all both each every either neither no not only "
    "on in at by for from with without within upon about above across against along among amid "
    "amidst around before behind below beneath beside besides between beyond despite during except "
    "following inside into like near of off onto out outside over past per regarding since through "
    "throughout to toward towards under underneath unlike until up via versus and but or nor so "
    "yet "
    "if when while whereas whether although though because as than then there here where who whom "
    "whose which what why how he she it they we you i his her its their our your my him them us me "
    "one two three four five six seven eight nine ten first second third fourth fifth last next "
    "another other others many much more most few fewer several various once twice again also "
    "however moreover furthermore meanwhile therefore thus hence nevertheless nonetheless "
    "otherwise "
    "instead indeed still already always never ever often sometimes usually soon later earlier "
    "today yesterday tomorrow now recently currently finally initially originally eventually "
    "subsequently consequently additionally afterwards thereafter alternately alternatively "
    "according given despite due owing thanks based together apart rather even just almost nearly "
    "perhaps maybe is are was were be been being am do does did done has have had having can could "
    "may might must shall should will would let see note source sources "
    "yes please both half part parts people men women leaders officials members negotiations talks "
    "relations support following acknowledging amid plans earlier much additional further new "
    "representatives troops forces ministers delegates protests protesters demonstrators critics "
    "supporters opponents elections results results priority dialogue cooperation";

static const char titles[] =
    "mr mrs ms miss dr sir dame lord lady president minister secretary general chancellor "
    "ambassador "
    "senator king queen prince princess emperor tsar czar colonel admiral marshal lieutenant "
    "captain "
    "major brigadier sergeant corporal private commander commissioner director chairman chairwoman "
    "chairperson chair speaker professor prof pope patriarch archbishop bishop cardinal rabbi imam "
    "ayatollah sheikh gen col lt sen rep amb gov maj capt sgt hon rev governor mayor congressman "
    "congresswoman representative premier judge justice envoy advisor adviser counsel counselor "
    "counsellor attorney solicitor coordinator spokesman spokeswoman spokesperson "
    "secretary-general "
    "airman seaman councillor deputy-secretary-general vice-president president-elect comrade "
    "chief ombudsman rapporteur treasurer inspector superintendent constable sheriff monsieur "
    "madame "
    "herr frau señor señora signor baron baroness count countess duke duchess earl viscount "
    "attorney-general minister-president marshall undersecretary under-secretary vice-chancellor "
    "vice-premier taoiseach ministers presidents chancellors senators ambassadors premiers "
    "secretaries commissioners governors maharaja nawab nizam viceroy sultan shah emir pasha "
    "reverend "
    "major-general lieutenant-general brigadier-general vice-admiral rear-admiral "
    "solicitor-general "
    "director-general inspector-general governor-general consul-general auditor-general "
    "oba alhaji mallam datuk tun pandit mullah chieftain empress academician judges justices "
    "generals colonels admirals professors bishops lords kings";

static const char modifiers[] =
    "prime deputy vice foreign defence defense interior finance first acting assistant former "
    "interim senior chief permanent special high under national-security lieutenant major "
    "brigadier "
    "rear wing air fleet field grand crown state home lord executive managing secretary attorney "
    "solicitor party opposition majority minority principal associate supreme general press trade "
    "justice health education economy energy environment transport labour labor housing "
    "development "
    "information right honourable hon staff";

static const char heads[] =
    "agency organization organisation union bank fund institute institution university company "
    "corporation association federation league office service services centre center group forum "
    "library society foundation authority bureau mission alliance conference community "
    "commonwealth "
    "movement police academy college church press observatory network coalition consortium "
    "laboratory museum school hospital brigade division regiment battalion corps fleet command "
    "guard "
    "force airways airlines railways confederation syndicate clinic "
    "party front army navy militia legion secretariat headquarters inc ltd plc gmbh crescent "
    "archive "
    "archives orchestra club panel workers times tribune herald gazette motor holdings petroleum "
    "centers centres societies entente news aviation cross "
    "industries motors limited llc llp pty bros laboratories labs lab inquiry clubs trust "
    "solicitors "
    "investments securities insurance assurance brewery breweries shipyard shipyards shipbuilders "
    "shipping drilling records pictures films studios productions entertainment electronics "
    "chemicals pharmaceuticals technologies systems ventures executive unit auxiliary weekly mail "
    "telegraph guardian mirror globe chronicle courier inquirer examiner constabulary guild "
    "caucus diocese archdiocese synod brotherhood gallery galleries theatre ballet opera "
    "philharmonic collective cooperative exchange registry treasury line lines watch volunteers "
    "scouts ag nv asa tech associates journal newspaper newspapers foundations museums hospitals "
    "amt railway railroad oil commissioners team fighters bulletin management administration "
    "survey";

static const char bodies[] =
    "subcommittee sub-committee subcommission council commission parliament committee ministry "
    "department court assembly congress senate "
    "secretariat cabinet government board tribunal chamber directorate presidium politburo duma "
    "rada sejm bundestag bundesrat knesset legislature delegation embassy consulate inspectorate "
    "taskforce junta house command staff guard headquarters";

static const char things[] =
    "treaty agreement agreements accord accords act acts pact protocol convention charter "
    "declaration communiqué communique statement memorandum resolution summit meeting war wars "
    "revolution uprising spring crisis conflict coup plan plans programme program package roadmap "
    "doctrine concept strategy policy identity operation project process talks negotiations "
    "treaties "
    "exercise award prize order medal report paper page topic book law laws bill constitution "
    "amendment directive regulation decree election elections referendum games olympics cup day "
    "week "
    "year age era century curtain wall bomb missile satellite rocket standards standard "
    "development measures measure point press-point response "
    "relations dialogue reform reforms campaign fund-raiser theory principle principles rights "
    "guidelines review study survey index zone line area system architecture framework "
    "network-plan "
    "affair affairs scandal disaster attack attacks bombing massacre genocide famine offensive "
    "siege "
    "battle landing invasion blockade airlift ceasefire truce armistice peace settlement deal "
    "initiative-plan road map corridor pipeline dam stream canal bridge tower gate square "
    "questionnaire inquiry hearing trial case question problem issue series edition volume "
    "chapter section article annex appendix table figure photo file image map "
    "communism socialism capitalism democracy freedom independence security defence defense "
    "disposal devices device catalog catalogue conflict-zone ally allies member members "
    "nations-day "
    "initiative facility scheme test ban reduction "
    "reductions arms weapons forces ";

static const char places[] =
    "river sea ocean lake bay gulf strait straits channel island islands isle peninsula mountain "
    "mountains mount hills hill valley desert forest coast basin delta plain plateau cape port "
    "harbour harbor airport station street avenue road square palace castle cathedral stadium park "
    "city town village county province region district territory territories oblast republic state "
    "states kingdom empire north south east west hemisphere continent world borders border square "
    "camp fort base site plant reactor hall hotel building house gate tower cemetery memorial "
    "monument prison highway kyiv kiev moscow washington london paris berlin bonn vienna warsaw "
    "prague "
    "budapest bucharest sofia belgrade sarajevo zagreb ljubljana skopje tirana athens ankara "
    "istanbul "
    "rome madrid lisbon brussels hague geneva strasbourg luxembourg copenhagen stockholm oslo "
    "helsinki "
    "tallinn riga vilnius minsk chisinau tbilisi yerevan baku astana tashkent leningrad stalingrad "
    "petersburg sevastopol kharkiv kharkov odesa odessa lviv donetsk luhansk mariupol dnipro "
    "crimea "
    "donbas beijing peking tokyo seoul pyongyang hanoi saigon delhi islamabad kabul tehran baghdad "
    "damascus beirut jerusalem cairo tripoli tunis algiers rabat khartoum nairobi pretoria havana "
    "ottawa mexico brasilia caracas canberra york dayton helsinki rambouillet yalta potsdam munich "
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho "
    "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
    "minnesota "
    "mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee "
    "texas "
    "utah vermont wisconsin wyoming quebec québec ontario alberta manitoba saskatchewan montreal "
    "toronto hamburg carlo lausanne frankfurt dresden leipzig gdansk krakow";

static const char adjectives[] =
    "northern southern eastern western central north south east west north-east south-east "
    "north-west south-west upper lower inner outer middle greater new old great big little "
    "national "
    "international federal european world global euro-atlantic transatlantic atlantic pacific arab "
    "arabic asian african american latin slavic balkan baltic nordic scandinavian caucasian "
    "mediterranean arctic islamic muslim catholic orthodox protestant jewish communist "
    "socialist democratic republican liberal conservative nationalist supreme joint common public "
    "general special royal imperial united allied mutual strategic nuclear military naval "
    "political economic social cultural security human civil distinctive annual comprehensive "
    "trans-siberian trans-atlantic cold red black white holy free good hot iron final round "
    "founding conventional cooperative collective combined deliberate sharp permanent intermediate "
    "provisional transitional revolutionary executive constitutional advanced basic trust member "
    "euro soviet-american non-proliferation ";

static const char demonyms[] =
    "ukrainian russian soviet german french british english scottish welsh irish polish czech "
    "slovak "
    "hungarian romanian bulgarian yugoslav serbian serb croatian croat bosnian slovene slovenian "
    "macedonian albanian greek turkish cypriot italian spanish portuguese dutch belgian luxembourg "
    "swiss austrian danish swedish norwegian finnish icelandic estonian latvian lithuanian "
    "belarusian moldovan georgian armenian azerbaijani azeri kazakh uzbek turkmen kyrgyz tajik "
    "chinese japanese korean vietnamese indian pakistani afghan iranian iraqi syrian lebanese "
    "israeli palestinian jordanian egyptian libyan tunisian algerian moroccan sudanese ethiopian "
    "somali kenyan nigerian ghanaian congolese angolan zimbabwean cuban mexican canadian american "
    "brazilian argentine argentinian chilean peruvian colombian venezuelan bolivian australian "
    "maltese montenegrin kosovar saudi kuwaiti yemeni qatari emirati indonesian malaysian filipino "
    "thai burmese cambodian mongolian ottoman prussian byzantine habsburg crimean chechen kurdish "
    "rhodesian namibian rwandan ugandan tanzanian zambian bangladeshi nepalese";

static const char roles[] =
    "leader leaders president minister chancellor premier ambassador general secretary advisor "
    "adviser "
    "aide spokesman spokeswoman spokesperson chairman chairwoman chair head chief director "
    "commander colonel diplomat negotiator politician statesman historian journalist writer author "
    "poet playwright dissident activist economist lawyer judge scientist professor scholar "
    "physicist "
    "philosopher composer singer actor actress artist painter photographer reporter correspondent "
    "editor analyst expert researcher candidate successor predecessor deputy senator "
    "representative "
    "congressman lawmaker governor mayor dictator ruler king queen prince princess emperor tsar "
    "pope "
    "bishop archbishop priest communist reformist hardliner reformer revolutionary rebel "
    "nationalist "
    "oligarch businessman businesswoman industrialist banker officer soldier cosmonaut astronaut "
    "pilot wife husband son daughter brother sister father mother widow friend colleague ally "
    "rival "
    "opponent critic founder member veteran envoy mediator official strongman shah sultan sheikh "
    "counterpart statesperson lawyer engineer doctor strategist speechwriter translator nephew "
    "cousin commissioner cardinal mufti negotiator rapporteur prosecutor ombudsman registrar "
    "treasurer "
    "nurse surgeon teacher farmer builder banker broker lecturer preacher midwife trader tailor "
    "trader manager "
    "investigator inspector administrator organiser organizer fighter guerrilla warlord smuggler "
    "campaigner "
    "master warden provost curator conservator keeper trustee girl boy cook swimmer runner skater "
    "barrister sculptor architect novelist screenwriter "
    "athlete boxer driver guard prisoner defector spy "
    "agent witness "
    "rapporteur principal rector dean vice-president co-founder cofounder caretaker treasurer "
    "who whose whom";

static const char groups[] =
    "union party group movement company organisation organization newspaper agency coalition "
    "militia "
    "network magazine airline firm charity foundation bank club fund institute league front daily "
    "weekly broadcaster publisher manufacturer laboratory practice consultancy supplier "
    "startup shipyard cartel trust society journal empire conglomerate authority regulator "
    "retailer insurer hospital university museum "
    "theatre "
    "thinktank ngo corporation";

static const char verbs[] =
    "said says stated states told tells wrote writes warned warns argued argues noted notes "
    "announced "
    "announces declared declares added adds explained explains insisted insists claimed claims "
    "replied asked asks urged urges stressed stresses met meets visited visits resigned resigns "
    "died "
    "dies was became becomes signed signs called calls spoke speaks agreed agrees refused refuses "
    "accepted rejected rejects proposed proposes ordered orders visited arrived arrives returned "
    "returns travelled traveled flew appointed appoints won wins lost led leads addressed "
    "addresses "
    "invited invites welcomed welcomes thanked expressed expresses reaffirms reaffirmed "
    "underscored "
    "underlined emphasised emphasized recalled recalls remembered believed believes thought thinks "
    "felt wanted wants hoped hopes tried tries decided decides promised promises pledged pledges "
    "denied denies admitted admits confirmed confirms condemned condemns criticised criticized "
    "praised invaded seized took takes gave gives made makes chose chooses began begins succeeded "
    "succeeds replaced replaces fled escaped defected described describes suggested suggests "
    "responded responds hosted hosts served serves testified voted votes briefed briefs delivered "
    "delivers left leaves stayed stays moved moves sat sits stood stands printed kept came comes "
    "went sent held built bought sold paid ran set fell rose grew found put brought fought drew "
    "spent lent broke hit let shut knew published publishes concluded concludes had has himself "
    "herself who";

static const char ins[] = "in at near across throughout inside outside around off beyond along";

static const char treaty_words[] =
    "treaty treaties agreement agreements talks negotiations accord accords pact regime protocol "
    "process framework convention proposal proposals framework standard standards missile missiles "
    "warhead warheads guidelines format rules levels ceilings limits reductions";

static const char no_acronyms[] =
    "hq pm mp mps uk us usa ussr gdp gnp tv am pm ceo cfo cto ngo ngos id ok hiv aids dna wmd icbm "
    "icbms slbm slbms abm inf start salt cfe mbfr npt ctbt cap pfp utc gmt bst est edt ad bc bce "
    "ce "
    "faq html pdf url www http isbn issn gdr frg drc prc roc uae rsfsr vat it pr ict isr uav uavs "
    "ied "
    "ieds aka ps etc no nb rsvp eur usd gbp vip vips phd ma ba msc bsc llm dc ny la nyc re per the "
    "and for but not all new one two who what when where why how membership ii iii iv vi vii viii "
    "ix "
    "xi xii xiii xiv xv xvi xx map ipap anp arpa cfsp esdp esdi esdp csdp cjtf ss u v vs covid "
    "sars "
    "qc kc sc mep msp cbe obe mbe jr sr i x xx xxi photo file unscr nsc-68 smart jcpoa tnt cold "
    "war";

static const char objects[] =
    "state states defense defence foreign affairs staff war interior finance justice commerce "
    "treasury energy "
    "education health agriculture labor labour transport transportation trade culture environment "
    "integration home security housing the and economy development republic mission delegation "
    "government european euro-atlantic";

static const char ideologies[] =
    "communist labour labor conservative democratic republican socialist green liberal nazi "
    "fascist "
    "baath ba'ath bolshevik nationalist christian-democratic social-democratic agrarian peasant "
    "workers whig tory";

static const char regions[] = "europe asia africa america eurasia americas oceania caucasus "
                              "balkans sahel caribbean maghreb levant "
                              "mediterranean pacific";

static const char times[] =
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct "
    "nov "
    "dec summer autumn winter easter christmas ramadan";

static const char particle_words[] = "de du des di da do dos das del della der den van von vom zu "
                                     "zum zur la le ten ter te el al bin "
                                     "ibn ben af av y";

static const char abstracts[] =
    "security cooperation co-operation development reconstruction peace health trade education "
    "science culture research labour labor justice defence defense affairs human rights refugees "
    "migration energy investment agriculture food environment economy economic transport "
    "disarmament "
    "information communication communications support procurement technology finance business "
    "trade industry "
    "industrial "
    "innovation skills media sport sports welfare iron steel coal safety planning housing "
    "communities children families family pensions work employment water fisheries forestry mines "
    "railways roads commerce standards drugs medicines disease diseases population women youth "
    "gender tourism heritage arts museums monuments antiquities fuel power electricity shipping "
    "shipbuilding engineering aviation aerospace fire emergency nutrition hygiene sanitation "
    "statistics census ethics audit budget appropriations oversight elections crime prisons "
    "probation courts schools universities languages religion land lands rural urban regional "
    "digital cooperatives credit savings accounts taxation customs excise revenue";

static const char namesakes[] =
    "administration government doctrine plan act amendment treaty pact report commission committee "
    "foundation institute library memorial prize award center centre university airport street "
    "square avenue era years cabinet ministry presidency regime memorandum resolution bill law "
    "laws "
    "accord accords line wall bridge test report case trial affair papers archive archives project "
    "fund school college hospital company group inc ltd corporation county city island islands "
    "river "
    "prison palace stadium park station cathedral castle tower highway theatre bay strait sea "
    "plaza mountain mountains battalion brigade division regiment conspiracy";

static const char speech[] =
    "said says told tells wrote writes argued argues thought thinks felt feels believed believes "
    "replied replies insisted insists hoped hopes wanted wants knew knows asked asks recalled "
    "recalls "
    "remembered admitted explained explains joked smiled wept died married";

static const char family_names[] =
    "ai bai bao cai cao chai chang chen cheng chiang chu cui dai deng ding dong du "
    "duan fan fang feng fu gao geng gong gu guo han hao hong hou hu hua huang jia "
    "jiang jiao jin kang kong lai lei li liang liao lin ling liu lu luo lü ma mao meng "
    "mo ni nie ouyang pan pei peng qian qiao qin qiu qu ren shao shen shi sima song su "
    "sun tan tang tao tian tong wan wang wei wen wu xi xia xiang xiao xie xing xiong xu "
    "xue yan yang yao ye yi yin yu yuan yue zeng zhai zhang zhao zheng zhong zhou zhu "
    "zou ahn bae baek cha chae cho choe choi chon chun chung eom gwak ha hahm heo "
    "huh hwang hyun im jang jeon jeong jo jung ki kim kwak kwon lee lim min moon na nam "
    "nguyen noh oh pak park pyo ra rhee ri roh ryu seo shin sim sin sohn son suh uhm woo "
    "yeo yeom yoo yoon youn yun bui dang dinh dao doan duong ho hoang huynh le luong ly "
    "mai ngo nguyễn nong pham phan phung quach ta thai tran trinh truong vo vu vuong ";

static const char foreign_heads[] =
    "crédit caisse caja cassa banque banco banca société sociedad sociedade compagnie compañía "
    "companhia "
    "ministère ministerio ministério parti partido partito partei partij partia verband "
    "gesellschaft institut instituto istituto académie academia accademia université "
    "universidad universidade università universität fédération federación federação "
    "federazione confédération confederación confederação assemblée asamblea assembleia "
    "conseil consejo conselho consiglio cour corte comité comisión comissão "
    "commissione kommission komitee komitet garde guardia frente movimiento movimento "
    "mouvement bewegung beweging unión união unione fundación fundação fondazione "
    "fondation stiftung asociación associação associazione agence agencia agência "
    "agenzia ligue liga lega televisión televisão télévision rundfunk radiodiffusion "
    "armée ejército exército esercito hizb jamaat jamaah jamiat harakat hizbul hezb "
    "ansar fianna sojusz zentralrat bundesamt cercle collectif "
    "médecins avocats reporters secours forza alleanza alianza aliança "
    "rassemblement akademie congregación congrégation instituut raad kamer bond vereniging "
    "sûreté direction directeur stichting maatschappij parquet radio rádio télé tele ufficio "
    "oficina "
    "bundesverband bundesministerium landtag ministerium ministerstwo towarzystwo stowarzyszenie "
    "fundacja instytut zakład liceo ordem ordre ";

static const char complement_heads[] =
    "alternative action rally campaign voice partners doctors lawyers mothers women "
    "citizens physicians friends reporters scientists journalists teachers parents "
    "veterans engineers architects witnesses families sons daughters knights brothers "
    "sisters forces mechanism ";

static const char agents[] = "by under between ";

static const char members[] =
    "member executive members spokesman spokeswoman spokesperson chairman chairwoman founder "
    "founders supporters fighters militants activist activists "
    "cofounder co-founder treasurer head director directors boss employee employees shareholder "
    "shareholders subsidiary board headquarters offices evaluators lawyers chairman management "
    "journalists researchers analysts volunteers staff ";

static const char fates[] =
    "case trial arrest death murder assassination son daughter widow wife life "
    "leadership resignation appointment hands conviction person release execution "
    "funeral killing kidnapping role successor ";

static const char deeds[] =
    "operation exercise project treaty pact charter declaration convention protocol resolution "
    "agreement act plan battle siege treaty article";

static const struct word_list {
    const char *words;
    uint32_t classes;
} lists[] = {{function_words, WORD_FUNCTION},
             {titles, WORD_TITLE},
             {modifiers, WORD_QUALIFIER},
             {heads, WORD_HEAD},
             {bodies, WORD_HEAD | WORD_BODY},
             {things, WORD_THING},
             {places, WORD_PLACE},
             {adjectives, WORD_ADJECTIVE},
             {demonyms, WORD_ADJECTIVE | WORD_DEMONYM},
             {family_names, WORD_FAMILY},
             {foreign_heads, WORD_FOREIGN_HEAD},
             {complement_heads, WORD_COMPLEMENT},
             {agents, WORD_AGENT},
             {members, WORD_MEMBER},
             {fates, WORD_FATE},
             {roles, WORD_ROLE},
             {groups, WORD_GROUP},
             {verbs, WORD_VERB},
             {ins, WORD_PREPOSITION},
             {treaty_words, WORD_TREATY},
             {no_acronyms, WORD_NO_ACRONYM},
             {objects, WORD_OBJECT},
             {ideologies, WORD_IDEOLOGY},
             {regions, WORD_REGION},
             {times, WORD_TIME},
             {particle_words, WORD_PARTICLE},
             {abstracts, WORD_ABSTRACT},
             {namesakes, WORD_NAMESAKE},
             {speech, WORD_SPEECH | WORD_VERB},
             {deeds, WORD_DEED}};

struct entry {
    uint64_t hash;
    uint32_t classes; /* 0: free */
};
enum { ROOM = 16384 }; /* well above twice the number of all words */
struct lexicon {
    struct entry entries[ROOM];
};

static size_t place_of(const struct lexicon *lexicon, uint64_t hash) {
    size_t at = (size_t)(hash ^ hash >> 29) & (ROOM - 1);
    while (lexicon->entries[at].classes && lexicon->entries[at].hash != hash)
        at = (at + 1) & (ROOM - 1);
    return at;
}

static void add_list(struct lexicon *lexicon, const struct word_list *list) {
    for (const char *word = list->words; *word;) {
        size_t len = strcspn(word, " ");
        if (len) {
            uint64_t hash = name_hash_all(word, len);
            struct entry *entry = &lexicon->entries[place_of(lexicon, hash)];
            entry->hash = hash;
            entry->classes |= list->classes;
        }
        word += word[len] ? len + 1 : len;
    }
}

struct lexicon *lexicon_make(struct arena *arena) {
    struct lexicon *lexicon = ARENA_NEW(arena, struct lexicon);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        add_list(lexicon, &lists[i]);
    for (size_t i = 0; forename_lists[i]; i++)
        add_list(lexicon, &(struct word_list){forename_lists[i], WORD_FORENAME});
    return lexicon;
}

uint32_t lexicon_classes(const struct lexicon *lexicon, uint64_t hash) {
    return lexicon->entries[place_of(lexicon, hash)].classes;
}

/* "Police Scotland", "Visit Wales": what stands before a land in the names of bodies. */
static const char land_heads[] =
    "police athletics skate sport sports swim rugby cricket hockey tennis basketball football "
    "cycling rowing netball statistics transport air radio television film screen music arts "
    "historic heritage natural creative design destination tourism visit health education skills "
    "innovation enterprise invest energy water rail network post telecom biodiversity parks nature "
    "universities food standards safe work age volunteering volunteer citizens shelter consumer "
    "aid";

static bool is_listed(const char *list, const char *word, size_t len) {
    for (const char *at = list; *at;) {
        size_t other = strcspn(at, " ");
        if (other == len && g_ascii_strncasecmp(at, word, len) == 0)
            return true;
        at += at[other] ? other + 1 : other;
    }
    return false;
}

bool cue_takes_name(const char *word, size_t len) {
    return is_listed(namesakes, word, len);
}

bool name_heads_land(struct str word) {
    return is_listed(land_heads, word.at, word.len);
}

bool name_has_given_ending(struct str name) {
    static const char *const endings[] = {"ichiro", "jiro", "taro", "suke", "hiko",
                                          "nobu",   "yuki", "slav", "imir", NULL};
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(name, str_of(endings[i])) && name.len > strlen(endings[i]))
            return true;
    return false;
}

/* "Volksfront", "Landesbank": heads that are written as one word with what they are of. */
bool name_has_head_ending(struct str name) {
    static const char *const endings[] = {
        "front",   "beweging",     "bewegung", "partei",  "partij",
        "verband", "gesellschaft", "institut", "bank",    "museum",
        "zeitung", "ministerium",  "stiftung", "anstalt", NULL};
    for (size_t i = 0; endings[i]; i++) {
        size_t len = strlen(endings[i]); /* in any case: "Vunn-Institut" */
        if (name.len > len + 3 &&
            g_ascii_strncasecmp(name.at + name.len - len, endings[i], len) == 0)
            return true;
    }
    return false;
}

bool name_has_surname_ending(struct str name) {
    static const char *const endings[] = {
        "ova",  "eva",  "idze", "ov",   "ev",   "enko",  "sky",  "skyi",   "skyy",
        "ski",  "vich", "vych", "escu", "dze",  "vili",  "yan",  "ian",    "oglu",
        "akis", "ulos", "chuk", "yuk",  "berg", "stein", "sson", "ssen",   "nsen",
        "baum", "mann", "wicz", "ić",   "ovic", "evic",  "czyk", "auskas", NULL};
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(name, str_of(endings[i])) && name.len > strlen(endings[i]) + 1)
            return true;
    return false;
}
