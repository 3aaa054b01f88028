package org.jianyi.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jianyi.assignment.AcceptAssignment;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.handling.GiveAssistingOpinion;
import org.jianyi.handling.HandleSuggestion;
import org.jianyi.handling.RecordContact;
import org.jianyi.handling.WaiveContact;
import org.jianyi.reply.DeliverReply;
import org.jianyi.reply.DraftReply;
import org.jianyi.survey.RateHandling;

/**
 * The form 代录单位办理: what a unit handed over on paper or told by telephone. Each part is the message of that step's own form; what was not
 * handed over is null.
 *
 * @param scans the papers; each part names the one it stands on
 * @param handling what was done, where that is a step of its own
 * @param head the signature of the unit's head under the reply
 * @param leader that of the leader
 * @param hash hash of the draft that is signed, where it was not drafted on this paper
 * @param rating the deputy's, from the paper 征询意见表
 */
public record UnitRecord(
        @Size(max = 20, message = "材料不能超过20个") List<@NotNull UUID> scans,
        @Valid AcceptAssignment acceptance,
        @Valid RaiseObjection objection,

        @Size(max = 10, message = "一次最多登记10次沟通") List<@Valid @NotNull RecordContact> contacts,

        @Valid WaiveContact waiver,
        @Valid HandleSuggestion handling,
        @Valid GiveAssistingOpinion opinion,
        @Valid DraftReply reply,
        @Valid Signature head,
        @Valid Signature leader,
        @Size(max = 64) String hash,
        @Valid DeliverReply delivery,
        @Valid RateHandling rating) {

    /**
     * A signature on paper.
     *
     * @param scan empty: it stands under the reply itself
     * @param day empty: the day of the reply
     */
    public record Signature(
            @NotBlank(message = "请填写签字人姓名") @Size(max = 60, message = "签字人不能超过60字")
            String signerName,

            UUID scan,
            @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}

    public UnitRecord {
        scans = scans == null ? List.of() : List.copyOf(scans);
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }

    boolean isEmpty() {
        return opinion == null && holdsNothingOfTheShare();
    }

    /** @return true when it holds what an assisting unit gives, and nothing besides */
    boolean isOpinionOnly() {
        return opinion != null && holdsNothingOfTheShare();
    }

    private boolean holdsNothingOfTheShare() {
        return contacts.isEmpty()
                && Stream.of(acceptance, objection, waiver, handling, reply, head, leader, delivery, rating)
                        .allMatch(Objects::isNull);
    }

    /** @return true when others could read what the deputy wrote of the unit */
    boolean sharesTheRatingsPaper() {
        return rating != null && rating.scan() != null && scans.contains(rating.scan());
    }

    /** @return true when something is among it that is the unit's own affair until it is sent */
    boolean isInside() {
        return Stream.of(handling, opinion, reply, head, leader).anyMatch(Objects::nonNull);
    }
}
