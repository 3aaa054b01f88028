package org.jianyi.web.letter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.paper.Papers;
import org.jianyi.reply.Issuer;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.reply.ReplyPublicity;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseViews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a reply into the form of an official letter: what was drafted, and around it what every such letter says. */
@Component
@Transactional(readOnly = true)
class Letters {

    private static final int LONGEST_QUOTE = 60;
    private static final int NAMES_IN_FULL = 5;

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Replies replies;
    private final Papers papers;
    private final CaseViews views;

    Letters(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Replies replies,
            Papers papers,
            CaseViews views) {
        this.replies = replies;
        this.papers = papers;
        this.opinions = opinions;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.views = views;
    }

    /** What a drafter decides; and once it is signed, the title and the deputies as they were then (R17). */
    private record Draft(
            String replyClass,
            String publicity,
            String number,
            String opening,
            Map<Integer, String> answers,
            List<String> promises,
            String reason,
            List<String> attachments,
            String contactPerson,
            String contactPhone,
            String signer,
            LocalDate draftedOn,
            LocalDate signedOn,
            String state,
            String title,
            List<String> deputies,
            Issuer issuer,
            boolean onBehalf) {}

    /**
     * The unit's last reply: for those inside the latest draft, for everybody else the one that was delivered.
     *
     * @throws Refusal 404 when this actor may not see the case, or there is no reply to be seen
     */
    Letter of(HandlingId id, Actor actor) {
        Handling handling = handlings.get(id);
        CaseView c = views.of(handling.suggestion(), actor);
        if (c.imported()) {
            throw Refusal.notFound("这件建议导入自历年台账，没有答复函");
        }
        CaseView.ReplyView r = share(c, id).replies().stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> Refusal.notFound("还没有送达的答复函"));
        boolean signed = r.signedOn() != null;
        Reply kept = signed ? replies.findById(r.id()).orElseThrow() : null;
        return letter(
                c,
                handling,
                new Draft(
                        r.replyClass().code(),
                        r.publicity().label(),
                        r.letterNumber(),
                        r.opening(),
                        r.answers(),
                        r.promises().stream()
                                .map(p -> promise(p.matter(), p.due()))
                                .toList(),
                        r.classReason(),
                        r.attachments().stream().map(CaseView.PaperRef::name).toList(),
                        r.contactPerson(),
                        r.contactPhone(),
                        r.signer(),
                        r.draftedOn(),
                        r.signedOn(),
                        signed ? null : r.status().code().equals(Reply.Status.RETURNED.name()) ? "退回稿" : "送审稿",
                        kept == null ? null : kept.signedTitle(),
                        kept == null ? null : kept.signedNames(),
                        Issuer.valueOf(r.issuer().code()),
                        r.onBehalf() || r.signedOnBehalf()));
    }

    /**
     * What is being typed, however incomplete, as the letter it would become.
     *
     * @throws Refusal when the actor does not draft for that unit
     */
    Letter preview(HandlingId id, JsonNode draft, Actor actor) {
        Handling handling = handlings.get(id);
        CaseView c = views.of(handling.suggestion(), actor);
        if (!actor.worksIn(handling.unit().code()) && !actor.isOffice()) {
            throw Refusal.forbidden("只有承办单位可以预览答复稿");
        }
        Map<Integer, String> answers = new LinkedHashMap<>();
        draft.path("answers")
                .forEach(answer -> answers.put(
                        answer.path("proposal").asInt(), answer.path("text").asText("")));
        List<String> promises = new ArrayList<>();
        draft.path("promises").forEach(p -> {
            if (!p.path("matter").asText("").isBlank()) {
                promises.add(promise(p.path("matter").asText(), day(p.path("due"))));
            }
        });
        return letter(
                c,
                handling,
                new Draft(
                        text(draft, "replyClass"),
                        Arrays.stream(ReplyPublicity.values())
                                .filter(p -> p.name().equals(text(draft, "publicity")))
                                .map(ReplyPublicity::label)
                                .findAny()
                                .orElse(null),
                        text(draft, "letterNumber"),
                        text(draft, "opening"),
                        answers,
                        promises,
                        text(draft, "classReason"),
                        attachments(draft, handling, actor),
                        text(draft, "contactPerson"),
                        text(draft, "contactPhone"),
                        null,
                        null,
                        null,
                        "草稿",
                        null,
                        null,
                        Arrays.stream(Issuer.values())
                                .filter(i -> i.name().equals(text(draft, "issuer")))
                                .findAny()
                                .orElse(Issuer.valueOf(handling.unit().issuer())),
                        false));
    }

    private Letter letter(CaseView c, Handling handling, Draft draft) {
        Suggestion suggestion = suggestions.get(handling.suggestion());
        String town = suggestion.session().congress().town();
        String title = draft.title() == null ? c.title() : draft.title();
        List<String> names = draft.deputies() == null ? signers(c) : draft.deputies();
        String you = names.size() > 1 ? "你们" : "您";
        List<AssistingOpinion> asked = opinions.findByHandlingOrderById(handling.id());
        List<String> consulted = names(asked.stream()
                .filter(o -> o.state() == AssistingOpinion.State.GIVEN
                        && (draft.draftedOn() == null || !o.givenOn().isAfter(draft.draftedOn()))));
        List<String> assisting = names(asked.stream().filter(o -> o.state() != AssistingOpinion.State.CANCELLED));
        String issuer = draft.issuer() == Issuer.TOWN_GOVERNMENT
                ? town + "人民政府"
                : inFull(handling.unit().name(), town);
        return new Letter(
                handling.id().value(),
                draft.replyClass(),
                draft.publicity(),
                issuer,
                draft.number(),
                draft.signer(),
                "关于" + (c.fullNumber() == null ? "《" + title + "》" : c.fullNumber() + "建议") + "的答复",
                (names.size() > NAMES_IN_FULL ? names.get(0) + "等" + names.size() + "名" : String.join("、", names))
                        + "代表：",
                you + "提出的《" + title + "》"
                        + (c.fullNumber() == null ? "" : "（" + number(c, suggestion) + "）") + "收悉。"
                        + (handling.round() > 1
                                ? "根据" + you + "对上次答复的意见，我们再次进行了办理，"
                                : consulted.isEmpty() ? "经研究，" : "经研究，并商" + String.join("、", consulted) + "，")
                        + "现答复如下：",
                paragraphs(draft.opening()),
                items(c, handling, draft.answers()),
                draft.promises(),
                draft.reason(),
                draft.attachments(),
                "感谢" + you + "对" + town + "工作的关心和支持。",
                draft.signedOn(),
                draft.contactPerson(),
                draft.contactPhone(),
                copies(town, assisting),
                draft.state(),
                draft.onBehalf(),
                c.lead().former());
    }

    private static List<String> signers(CaseView c) {
        return Stream.concat(
                        Stream.of(c.lead().name()),
                        c.cosigners().stream()
                                .filter(s -> !s.state().code().equals(Cosigning.State.ASKED.name()))
                                .map(CaseView.CosignerView::name))
                .toList();
    }

    private static List<Letter.Item> items(CaseView c, Handling handling, Map<Integer, String> answers) {
        List<Letter.Item> items = new ArrayList<>();
        for (Integer proposal : handling.proposals()) {
            String asked = c.proposals().get(proposal - 1).strip().replaceFirst("[。；;.]+$", "");
            boolean quoted = asked.length() <= LONGEST_QUOTE;
            items.add(new Letter.Item(
                    ordinal(items.size() + 1),
                    quoted ? "关于“" + asked + "”的建议" : "关于第" + proposal + "条建议",
                    paragraphs(answers.get(proposal))));
        }
        return items;
    }

    private static List<String> names(Stream<AssistingOpinion> opinions) {
        return opinions.map(o -> o.unit().name()).distinct().toList();
    }

    private static List<String> copies(String town, List<String> assisting) {
        List<String> copies = new ArrayList<>(List.of(town + "人大主席团", town + "人民政府办公室"));
        copies.addAll(assisting);
        return copies;
    }

    private static String number(CaseView c, Suggestion suggestion) {
        return (suggestion.isInSession() ? "" : "闭会期间") + c.fullNumber().replaceFirst("^.*(?=第\\d+号$)", "");
    }

    /** 镇水利站 signs as 枫塘镇水利站. */
    private static String inFull(String unit, String town) {
        return unit.startsWith("镇") && town.endsWith("镇") ? town + unit.substring(1) : unit;
    }

    private static String promise(String matter, LocalDate due) {
        String words = matter.strip().replaceFirst("[。；;]+$", "");
        return due == null ? words : words + "（" + ChineseDate.of(due) + "前）";
    }

    /** Names of what is attached to the draft: pending ones of the drafter, or those of the case. */
    private List<String> attachments(JsonNode draft, Handling handling, Actor actor) {
        List<UUID> ids = new ArrayList<>();
        draft.path("attachments").forEach(id -> {
            if (UUID_FORM.matcher(id.asText()).matches()) {
                ids.add(UUID.fromString(id.asText()));
            }
        });
        return ids.stream()
                .flatMap(id -> papers.findById(id).stream())
                .filter(paper -> paper.isPendingOf(actor.userId())
                        || handling.suggestion().value().equals(paper.claimedBy()))
                .map(paper -> paper.view().name())
                .toList();
    }

    private static CaseView.HandlingView share(CaseView c, HandlingId id) {
        return c.handlings().stream()
                .filter(h -> h.id().equals(id.value()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> paragraphs(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : text.strip()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static String text(JsonNode draft, String field) {
        JsonNode node = draft.path(field);
        return node.isTextual() && !node.asText().isBlank() ? node.asText().strip() : null;
    }

    private static LocalDate day(JsonNode node) {
        try {
            return node.isTextual() ? LocalDate.parse(node.asText()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** 一 to 九十九. */
    static String ordinal(int n) {
        String digits = "零一二三四五六七八九";
        int tens = n / 10;
        return (tens > 1 ? "" + digits.charAt(tens) : "")
                + (tens > 0 ? "十" : "")
                + (n % 10 > 0 ? "" + digits.charAt(n % 10) : "");
    }
}
