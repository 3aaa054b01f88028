package org.jianyi.web.suggestion;

import java.util.List;
import java.util.Map;
import org.jianyi.roster.Person;

/**
 * What this person may do about the supervision of a case now.
 *
 * @param tooLate which units have signed their replies already, so that the leader does not sign them any more; or null
 * @param leaders who may be put in charge of a key suggestion
 * @param shares by the id of a unit's share
 */
record Oversight(
        boolean nameKey,
        boolean dropKey,
        boolean visit,
        String tooLate,
        List<Person> leaders,
        Map<String, Acts> shares,
        boolean anything) {

    /**
     * @param assisting units that owe their opinions longer than they may
     * @param receipts what this person may confirm to have come in
     */
    record Acts(boolean urge, boolean order, boolean toLeader, List<Assisting> assisting, List<Receipt> receipts) {

        public boolean any() {
            return urge || order || !assisting.isEmpty();
        }
    }

    record Assisting(String unit, String unitName, boolean urge, boolean order) {}

    /** @param proxy the office confirms it for the unit, from paper */
    record Receipt(String supervision, String label, boolean proxy) {}
}
