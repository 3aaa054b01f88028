package org.jianyi.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jianyi.handling.ContactForm;
import org.jianyi.handling.ContactRank;
import org.jianyi.handling.ContactStage;
import org.jianyi.handling.RecordContact;
import org.jianyi.reply.DraftAnswer;
import org.jianyi.reply.DraftReply;
import org.jianyi.reply.PromiseDraft;
import org.jianyi.reply.ReplyPublicity;
import org.jianyi.suggestion.FormedBy;
import org.jianyi.suggestion.Publicity;
import org.jianyi.suggestion.Source;
import org.jianyi.suggestion.SuggestionKind;
import org.jianyi.survey.ContactedBy;
import org.jianyi.survey.ContactedHow;
import org.jianyi.survey.DecideRehandling;
import org.jianyi.survey.Grade;
import org.jianyi.survey.RateHandling;
import org.jianyi.survey.RehandlingDecision;
import org.jianyi.survey.Solved;

/** Puts what the texts say into the messages of the forms. */
record Words(Matter matter) {

    private static final String MAYOR = "mayor";
    private static final String FIELDS = "vicemayor1";
    private static final String BUILDING = "vicemayor2";

    /** Under the town government, and issuing in its name. */
    private static final Set<String> OFFICES = Set.of("ZFB", "JJB", "CJB", "SHB", "PAB", "CZS");

    private static final Map<String, String> LETTER_WORDS = Map.ofEntries(
            Map.entry("NYZX", "枫农函"),
            Map.entry("SLZ", "枫水函"),
            Map.entry("ZFZX", "枫执函"),
            Map.entry("DQZX", "枫群函"),
            Map.entry("WHZ", "枫文函"),
            Map.entry("HWS", "枫环函"),
            Map.entry("LYZ", "枫林函"),
            Map.entry("WLZX", "枫网函"),
            Map.entry("ZRZYS", "枫自然资函"),
            Map.entry("PCS", "枫公函"),
            Map.entry("SFS", "枫司函"),
            Map.entry("SCJG", "枫市监函"),
            Map.entry("WSY", "枫卫函"),
            Map.entry("ZXX", "枫教函"),
            Map.entry("GDS", "枫供电函"),
            Map.entry("GSGS", "枫供水函"),
            Map.entry("TXGS", "枫信函"),
            Map.entry("GLZ", "枫路函"),
            Map.entry("CWH", "枫村函"));

    private static final Set<String> TOWN_STATIONS = Set.of("NYZX", "SLZ", "ZFZX", "DQZX", "WHZ", "HWS", "LYZ", "WLZX");

    /** Which leader of the town is in charge of a unit's field. */
    static String leader(String unit) {
        return switch (unit) {
            case "NYZX", "SLZ", "LYZ", "SHB", "WSY", "ZXX", "WHZ", "DQZX" -> FIELDS;
            case "CJB", "HWS", "ZFZX", "ZRZYS", "GLZ", "GSGS", "GDS", "TXGS" -> BUILDING;
            default -> MAYOR;
        };
    }

    static String issuer(String unit) {
        return OFFICES.contains(unit) ? "TOWN_GOVERNMENT" : "UNIT";
    }

    static String letterWord(String unit) {
        return LETTER_WORDS.getOrDefault(unit, "枫政函");
    }

    static boolean isOfTheTown(Collection<String> units) {
        return units.stream().anyMatch(unit -> OFFICES.contains(unit) || TOWN_STATIONS.contains(unit));
    }

    SuggestionKind kind() {
        return labelled(SuggestionKind.values(), SuggestionKind::label, matter.kind());
    }

    Source source() {
        return labelled(Source.values(), Source::label, matter.source());
    }

    FormedBy formedBy() {
        return labelled(FormedBy.values(), FormedBy::label, matter.formedBy());
    }

    Publicity publicity() {
        return switch (matter.publicity()) {
            case "全文公开" -> Publicity.FULL_TEXT;
            case "仅公开标题" -> Publicity.TITLE_ONLY;
            default -> Publicity.NONE;
        };
    }

    RecordContact contact(Matter.Talk talk, String contactedBy, Players players) {
        ContactForm form = labelled(ContactForm.values(), ContactForm::label, talk.form());
        ContactRank rank = contactedBy == null
                ? ContactRank.HANDLER
                : Arrays.stream(ContactRank.values())
                        .filter(r -> r.label().equals(contactedBy))
                        .findFirst()
                        .orElse(ContactRank.HANDLER);
        boolean pictured = form == ContactForm.ON_SITE
                || form == ContactForm.VISIT && talk.said().length() % 2 == 0;
        String user = talk.unit().toLowerCase(java.util.Locale.ROOT);
        boolean assisting = matter.units().assisting().contains(talk.unit());
        String participants = rank == ContactRank.HANDLER ? "领衔代表" : "经办人、领衔代表";
        return new RecordContact(
                labelled(ContactStage.values(), ContactStage::label, talk.stage()),
                form,
                rank,
                participants + (assisting ? "、" + players.unitName(talk.unit()) : ""),
                talk.place(),
                talk.said(),
                talk.agreed(),
                pictured && !assisting ? List.of(players.photo(user, matter, talk.said())) : List.of(),
                null,
                null,
                null);
    }

    Draft draft(Matter.Answer answer, List<Integer> own) {
        return draft(answer, own, answer.answers());
    }

    /** What the head sent back: too short. */
    Draft firstDraft(Matter.Answer answer, List<Integer> own) {
        return draft(
                answer, own, answer.answers().stream().map(Words::firstSentence).toList());
    }

    /** Everything of a draft but what the unit knows only then: the next letter number, its telephone. */
    @FunctionalInterface
    interface Draft {
        DraftReply on(LocalDate day, String letterNumber, String contactPerson, String phone);
    }

    private Draft draft(Matter.Answer answer, List<Integer> own, List<String> texts) {
        List<DraftAnswer> answers = IntStream.range(0, own.size())
                .mapToObj(i -> new DraftAnswer(own.get(i), texts.get(i)))
                .toList();
        ReplyPublicity publicity = matter.confidential() != null
                ? ReplyPublicity.NONE
                : publicity() == Publicity.FULL_TEXT ? ReplyPublicity.ACTIVE : ReplyPublicity.ON_REQUEST;
        return (day, number, person, phone) -> new DraftReply(
                answer.classCode(),
                answer.opening(),
                answers,
                answer.promises().stream()
                        .map(kept -> new PromiseDraft(kept.matter(), day.plusDays(kept.inDays()), person))
                        .toList(),
                answer.reason(),
                number,
                person,
                phone,
                publicity,
                publicity == ReplyPublicity.NONE ? "代表要求保密" : null,
                List.of(),
                null,
                null,
                null);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf('。');
        return end < 0 || end > text.length() - 2
                ? text.substring(0, Math.max(1, text.length() / 2)) + "。"
                : text.substring(0, end + 1);
    }

    static RateHandling rating(Matter.Judgement judgement, LocalDate received, UUID scan) {
        ContactedBy by =
                switch (judgement.contactedBy() == null ? "" : judgement.contactedBy()) {
                    case "主要负责人" -> ContactedBy.HEAD;
                    case "分管负责人" -> ContactedBy.DEPUTY_HEAD;
                    case "未联系" -> ContactedBy.NOBODY;
                    default -> ContactedBy.HANDLER;
                };
        return new RateHandling(
                false,
                received,
                by,
                by == ContactedBy.HANDLER
                        ? ContactedHow.PHONE
                        : by == ContactedBy.NOBODY ? ContactedHow.NONE : ContactedHow.VISIT,
                labelled(Grade.values(), Grade::label, judgement.attitude()),
                labelled(Grade.values(), Grade::label, judgement.result()),
                labelled(Solved.values(), Solved::label, judgement.solved()),
                judgement.comment(),
                null,
                scan,
                null);
    }

    static RateHandling noFeedback() {
        return new RateHandling(true, null, null, null, null, null, null, null, null, null, null);
    }

    /** Of a meeting its findings are kept, point by point. */
    static DecideRehandling decision(Matter.SecondRound second) {
        if (second.decision().equals("重新办理")) {
            return new DecideRehandling(RehandlingDecision.HANDLE_AGAIN, second.decisionText(), null);
        }
        boolean meeting = second.decision().equals("协调会");
        String findings =
                second.answers() == null ? "" : second.answers().stream().collect(Collectors.joining("\n", "\n", ""));
        return new DecideRehandling(
                meeting ? RehandlingDecision.BRING_TOGETHER : RehandlingDecision.EXPLAIN,
                second.decisionText() + findings,
                null);
    }

    private static <T> T labelled(T[] values, Function<T, String> label, String word) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
