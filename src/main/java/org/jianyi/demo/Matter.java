package org.jianyi.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * One suggestion of the invented town, as its people wrote it, and what became of it.
 *
 * @param workingDaysAgo between sessions: how long before today it is filed
 * @param stage how far it has come by today, or null: as far as its time allows
 * @param lateBy working days by which its reply is late
 * @param outcome of the examination: registered, returned (corrected, then registered), notTakenUp, letter, petition, referredUp, merged, reference,
 *     withdrawn
 * @param unit the upper unit it is referred to
 * @param into key of the matter it is merged into
 */
record Matter(
        String key,
        int workingDaysAgo,
        String stage,
        int lateBy,
        String title,
        String category,
        String kind,
        String village,
        int cosigners,
        String source,
        String formedBy,
        int raisedYears,
        String publicity,
        boolean contactWish,
        String confidential,
        String facts,
        List<String> proposals,
        String outcome,
        String ground,
        String why,
        String correction,
        Revised revised,
        String into,
        String unit,
        String upstreamNumber,
        String upstreamAnswer,
        Assigned units,
        int months,
        String complexReason,
        boolean keySuggestion,
        String keyReason,
        Objected objection,
        List<Talk> contacts,
        List<Step> progress,
        Map<String, String> opinions,
        List<Answer> replies,
        List<Judgement> ratings,
        SecondRound secondRound,
        Urged urged,
        MoreTime moreTime,
        List<Visited> visits) {

    Matter {
        contacts = contacts == null ? List.of() : contacts;
        progress = progress == null ? List.of() : progress;
        opinions = opinions == null ? Map.of() : opinions;
        replies = replies == null ? List.of() : replies;
        ratings = ratings == null ? List.of() : ratings;
        visits = visits == null ? List.of() : visits;
    }

    record Revised(String title, String facts, List<String> proposals) {}

    record Assigned(String sole, String lead, List<String> assisting, Map<String, List<Integer>> separate) {
        Assigned {
            assisting = assisting == null ? List.of() : assisting;
            separate = separate == null ? Map.of() : separate;
        }

        String replying() {
            return sole == null ? lead : sole;
        }
    }

    record Objected(String unit, String reason, String basis, String proposed, Boolean upheld, String decision) {}

    record Talk(String unit, String stage, String form, String place, String said, String agreed) {}

    record Step(String unit, String text) {}

    /** The office urged the unit, which has received that and not answered yet. */
    record Urged(int workingDaysAgo, String text) {}

    /**
     * The unit asked for more time.
     *
     * @param months until so many after the assignment
     * @param grantedWorkingDaysAgo null: the office has yet to decide
     */
    record MoreTime(int workingDaysAgo, int months, String reason, Integer grantedWorkingDaysAgo, String decision) {}

    /** The presidium went to see or heard a report; counted from the assignment. */
    record Visited(String kind, int workingDays, String participants, String found) {}

    record Kept(String matter, int inDays) {}

    record Answer(
            String unit,
            @JsonProperty("class") String classCode,
            String opening,
            List<String> answers,
            List<Kept> promises,
            String reason,
            String returnedBySigner) {
        Answer {
            promises = promises == null ? List.of() : promises;
        }
    }

    record Judgement(String unit, String attitude, String result, String solved, String contactedBy, String comment) {}

    record SecondRound(
            String unit,
            String why,
            String decision,
            String decisionText,
            String opening,
            @JsonProperty("class") String classCode,
            List<String> answers,
            List<Kept> promises,
            String reason,
            List<Talk> contacts,
            Judgement rating) {
        SecondRound {
            contacts = contacts == null ? List.of() : contacts;
        }

        Answer answer() {
            return new Answer(unit, classCode, opening, answers, promises, reason, null);
        }
    }
}
