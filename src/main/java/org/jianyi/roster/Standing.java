package org.jianyi.roster;

import java.util.UUID;
import org.jianyi.Refusal;

/**
 * In what capacity an act is entered: by the person himself, by the office for him from paper (代录), or by his substitute (代签).
 *
 * @param onBehalfOf name of whoever it is done for, or null
 * @param substituted whose substitute the actor is, or null
 */
public record Standing(String onBehalfOf, Person substituted) {

    public static final Standing SELF = new Standing(null, null);

    /** The office enters what another did. */
    public static Standing onPaper(String other) {
        return new Standing(other, null);
    }

    /** The actor himself decides, in the other's place. */
    public static Standing substituteOf(Person signer) {
        return new Standing(signer.name(), signer);
    }

    /** @return true when the office enters what another did */
    public boolean isProxy() {
        return onBehalfOf != null && substituted == null;
    }

    public boolean isSubstitute() {
        return substituted != null;
    }

    /**
     * @param scan the paper that the office enters from
     * @throws Refusal when the actor is neither of the unit nor of the office, or the paper is missing
     */
    public static Standing forUnit(Actor actor, Unit unit, UUID scan) {
        return of(actor.worksIn(unit.code()), unit.name(), "", actor.isOffice(), scan);
    }

    /** The same for a deputy. */
    public static Standing forDeputy(Actor actor, Deputy deputy, UUID scan) {
        return of(deputy.isUser(actor.userId()), deputy.name() + "代表", "本人", actor.isOffice(), scan);
    }

    /** The same for a word of the deputy to the unit: the unit may enter it too, from his paper. */
    public static Standing forDeputy(Actor actor, Deputy deputy, Unit unit, UUID scan) {
        boolean entitled = actor.isOffice() || actor.worksIn(unit.code());
        return of(deputy.isUser(actor.userId()), deputy.name() + "代表", "本人、" + unit.name(), entitled, scan);
    }

    private static Standing of(boolean self, String other, String himself, boolean entitled, UUID scan) {
        if (self) {
            return SELF;
        }
        if (!entitled) {
            throw Refusal.forbidden("只有" + other + himself + "或镇人大办可以办理这一步");
        }
        if (scan == null) {
            throw Refusal.badInput("scan", "代" + other + "登记时，请上传签字或盖章的纸质材料");
        }
        return onPaper(other);
    }
}
