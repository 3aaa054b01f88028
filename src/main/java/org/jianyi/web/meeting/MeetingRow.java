package org.jianyi.web.meeting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianyi.assignment.PlanAssignment;
import org.jianyi.handling.Role;

/**
 * A row of the meeting's table.
 *
 * @param title in full, since the office sees every case
 * @param version of what was saved, or null while it shows what is preset
 * @param saved who saved it last and when, or null
 * @param shares the units by their part, as they are read out
 * @param missing what must be filled in before it can be assigned
 * @param leader name of the town leader in charge, or null
 * @param warnings what to look at before it is assigned
 */
record MeetingRow(
        String id,
        String number,
        String title,
        String deputy,
        boolean confidential,
        String suggestedUnit,
        Long version,
        String saved,
        PlanAssignment plan,
        List<Share> shares,
        List<String> missing,
        String leader,
        List<String> warnings) {

    /** One unit's part; {@code proposals} is 第1、3条, or empty for all. */
    record Share(String role, String unit, String proposals, boolean active) {}

    /** SOLE, LEAD or SEPARATE. */
    public String way() {
        return plan.units().stream()
                .map(share -> share.role())
                .filter(role -> role == Role.LEAD || role == Role.SEPARATE || role == Role.ASSISTING)
                .map(role -> role == Role.SEPARATE ? Role.SEPARATE : Role.LEAD)
                .findFirst()
                .orElse(Role.SOLE)
                .name();
    }

    /** The one unit that leads or handles alone, or null. */
    public String lead() {
        return plan.units().stream()
                .filter(share -> share.role() == Role.LEAD || share.role() == Role.SOLE)
                .map(share -> share.unit())
                .findFirst()
                .orElse(null);
    }

    /** The names of its units, for the count before the act. */
    public String unitNames() {
        return shares.stream().map(Share::unit).collect(Collectors.joining("、"));
    }

    public boolean assists(String unit) {
        return plan.units().stream()
                .anyMatch(
                        share -> share.role() == Role.ASSISTING && share.unit().equals(unit));
    }

    /** Which unit handles a proposal separately, or null. */
    public String unitOf(int proposal) {
        return plan.units().stream()
                .filter(share ->
                        share.role() == Role.SEPARATE && share.proposals().contains(proposal))
                .map(share -> share.unit())
                .findFirst()
                .orElse(null);
    }

    /** What a row is edited with. */
    record Choices(
            List<String> categories, Map<String, String> units, Map<String, String> leaders, List<String> proposals) {}
}
