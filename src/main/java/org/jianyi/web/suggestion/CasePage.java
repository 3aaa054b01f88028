package org.jianyi.web.suggestion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.Change;
import org.jianyi.correction.Correctable;
import org.jianyi.process.Desk;
import org.jianyi.web.audit.AuditEntry;
import org.jianyi.web.suggestion.CaseView.HandlingView;
import org.jianyi.web.suggestion.CaseView.Labelled;
import org.jianyi.web.suggestion.CaseView.PaperRef;

/**
 * The case page of one person: the case, arranged for reading, and what this person may do about it now.
 *
 * @param shares the units' shares, the running ones first
 * @param cosigners names of those who signed
 * @param paperKinds what a scan is, by its id: 征询意见表; not of every paper there is something to say
 * @param trail all that was entered, for those who watch over it; empty for everybody else
 */
record CasePage(
        CaseView view,
        List<Milestone> milestones,
        List<Point> points,
        List<Share> shares,
        List<String> cosigners,
        List<PaperRef> papers,
        Map<UUID, String> paperKinds,
        List<StoryItem> story,
        List<AuditEntry> trail,
        Acts acts) {

    /** A step of the whole way, for the line on top. {@code state}: done, now or next. */
    record Milestone(String label, LocalDate day, String state) {}

    /** True when there is something to read beside the proposals: an answer, or who of several answers which. */
    public boolean answered() {
        return points.stream().flatMap(p -> p.answers().stream()).anyMatch(a -> a.text() != null)
                || points.stream()
                                .flatMap(p -> p.answers().stream())
                                .map(Answer::unitName)
                                .distinct()
                                .count()
                        > 1;
    }

    /** The one unit that answered everything in one letter, so that it need not be named at each proposal; or null. */
    public Answer answerer() {
        List<Answer> all = points.stream().flatMap(p -> p.answers().stream()).toList();
        boolean one = all.size() == points.size()
                && all.stream()
                                .map(a -> List.of(a.unitName(), a.round(), a.text() == null))
                                .distinct()
                                .count()
                        == 1;
        return one ? all.get(0) : null;
    }

    /** Each kind of act in the trail once, in the order in which they came first. */
    public List<String> trailActs() {
        return trail.stream().map(AuditEntry::act).distinct().toList();
    }

    /** One numbered proposal, and what was answered to it. */
    record Point(int number, String text, List<Answer> answers) {}

    /** A unit's last answer to one proposal; before there is one, and while the unit handles it again, {@code waiting} says how far it is. */
    record Answer(String unitName, int round, Labelled replyClass, String text, String waiting) {}

    /**
     * One unit's share of one round.
     *
     * @param past taken over by others, taken out, or followed by another round: folded away
     */
    record Share(HandlingView view, boolean past, ShareActs acts) {}

    /** What was done on which day; {@code entered} is given where it was entered on another. */
    record StoryItem(
            LocalDate day,
            LocalDate entered,
            String by,
            String onBehalfOf,
            String act,
            String detail,
            List<Change> changes) {

        /** Entered for another from his paper. */
        public boolean isFromPaper() {
            return onBehalfOf != null && !act.endsWith(AuditLine.BY_SUBSTITUTE);
        }

        /** 王文书; of what was done for another 张三（王文书录入）, 李四（代张三）. */
        public String who() {
            if (onBehalfOf == null) {
                return by;
            }
            return isFromPaper() ? onBehalfOf + "（" + by + "录入）" : by + "（代" + onBehalfOf + "）";
        }

        /** The first words of a long detail, or null when all of it is short. */
        public String gist() {
            return detail != null && detail.length() > 60 ? detail.substring(0, 48) + "……" : null;
        }
    }

    /**
     * What this person may do now.
     *
     * @param own open tasks that wait for him
     * @param unhurried what he may do, but is better left to others for some days
     * @param proxy open tasks of others that he may record from paper
     * @param contact ids of shares for which a talk or progress may be entered
     * @param addUnit the roles a further unit may get; empty when none may be added
     * @param recall the shares of an assignment that may be taken back, or null
     * @param corrections what may be corrected
     * @param forUnits whether something may be recorded for a unit
     */
    record Acts(
            List<Desk.OpenTask> own,
            List<Desk.OpenTask> unhurried,
            List<Desk.OpenTask> proxy,
            boolean withdraw,
            boolean comment,
            List<Labelled> addUnit,
            String recall,
            List<Correctable> corrections,
            Map<String, String> units,
            boolean forUnits) {}

    /** The same for one unit's share. {@code objectionOver}: why it can't object any more, or null. {@code proxy}: on behalf of the unit, so a scan is asked for. */
    record ShareActs(
            boolean record,
            boolean waive,
            boolean object,
            LocalDate objectUntil,
            String objectionOver,
            boolean reassign,
            boolean cancel,
            boolean sendBack,
            boolean cancelOpinion,
            boolean proxy,
            boolean waiverProxy) {}
}
