package org.jianyi.web.suggestion;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.ChineseDate;
import org.jianyi.handling.Extension;
import org.jianyi.web.suggestion.CaseView.Labelled;

/**
 * One time a unit asked for more time.
 *
 * @param sentence all of it in words, what became of it included
 */
record ExtensionView(
        int sequence,
        LocalDate askedOn,
        LocalDate dueBefore,
        LocalDate until,
        String reason,
        Labelled state,
        String decision,
        LocalDate decidedOn,
        boolean onBehalf,
        String sentence) {

    /**
     * All of one share.
     *
     * @param granted how many moved its date
     * @param open the one that waits for the office, or null
     * @param earlier those before it in words, or null
     * @param askableUntil the last day to which this person may ask to put the reply off, or null when he may not ask
     * @param tooLate why he may not ask any more, in a sentence; or null
     */
    record OfShare(
            List<ExtensionView> all,
            long granted,
            ExtensionView open,
            String earlier,
            LocalDate askableUntil,
            String tooLate) {}

    static ExtensionView of(Extension extension) {
        return new ExtensionView(
                extension.sequence(),
                extension.askedOn(),
                extension.dueBefore(),
                extension.until(),
                extension.reason(),
                CaseViews.labelled(extension.state()),
                extension.decision(),
                extension.decidedOn(),
                extension.isOnBehalf(),
                sentence(extension));
    }

    /** 原2026年7月8日 → 2026年9月1日，理由：…。镇人大办王文书2026年6月1日同意。 */
    private static String sentence(Extension extension) {
        String became =
                switch (extension.state()) {
                    case ASKED -> "等待镇人大办审核，原期限照常计算";
                    case GRANTED ->
                        extension.isWithoutConsent()
                                ? "按办理规则不须审核，" + ChineseDate.of(extension.decidedOn()) + "起生效"
                                : decided(extension, "同意");
                    case REFUSED -> decided(extension, "不同意");
                    case LAPSED -> ChineseDate.of(extension.decidedOn()) + "失效：" + extension.decision();
                };
        return "原" + ChineseDate.of(extension.dueBefore()) + " → " + ChineseDate.of(extension.until()) + "，理由："
                + extension.reason().replaceFirst("[。；;.]+$", "") + "。" + became + "。";
    }

    private static String decided(Extension extension, String how) {
        return "镇人大办" + extension.decidedByName() + ChineseDate.of(extension.decidedOn()) + how
                + (extension.decision() == null
                        ? ""
                        : "：" + extension.decision().replaceFirst("[。；;.]+$", ""));
    }
}
