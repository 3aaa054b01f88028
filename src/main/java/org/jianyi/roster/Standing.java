package org.jianyi.roster;

import java.util.UUID;
import org.jianyi.Refusal;

/**
 * In what capacity an act is entered: by the person himself, by the office for him from paper or a telephone call (代录), or by his
 * substitute (代签).
 *
 * @param onBehalfOf name of whoever it is done for, or null
 * @param toldBy who said it on the telephone, where there is no paper; otherwise null
 * @param substituted whose substitute the actor is, or null
 */
public record Standing(String onBehalfOf, String toldBy, Person substituted) {

    public static final Standing SELF = new Standing(null, null, null);

    /** The office enters what another did, from his paper. */
    public static Standing onPaper(String other) {
        return new Standing(other, null, null);
    }

    /** The actor himself decides, in the other's place. */
    public static Standing substituteOf(Person signer) {
        return new Standing(signer.name(), null, signer);
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

    /**
     * The same for what a unit may also tell the office by telephone.
     *
     * @param toldBy who said it, where there is no paper
     */
    public static Standing forUnit(Actor actor, Unit unit, UUID scan, String toldBy) {
        Standing standing = of(actor.worksIn(unit.code()), unit.name(), "", actor.isOffice());
        if (!standing.isProxy() || scan != null) {
            return standing;
        }
        if (toldBy == null || toldBy.isBlank()) {
            throw Refusal.badInput("scan", "代" + unit.name() + "登记时，请上传签字或盖章的纸质材料；没有材料的，请写明是谁来的电话");
        }
        return new Standing(unit.name(), toldBy.strip(), null);
    }

    /** @return the words for the audit trail, with who said them on the telephone */
    public String noted(String words) {
        return toldBy == null ? words : toldBy + "来电" + (words == null ? "" : "：" + words);
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

    /** The same for what one person has to do in his office: the head of a unit, a leader. */
    public static Standing forPerson(boolean self, String name, Actor actor, UUID scan) {
        return of(self, name, "", actor.isOffice(), scan);
    }

    private static Standing of(boolean self, String other, String himself, boolean entitled, UUID scan) {
        Standing standing = of(self, other, himself, entitled);
        if (standing.isProxy() && scan == null) {
            throw Refusal.badInput("scan", "代" + other + "登记时，请上传签字或盖章的纸质材料");
        }
        return standing;
    }

    private static Standing of(boolean self, String other, String himself, boolean entitled) {
        if (self) {
            return SELF;
        }
        if (!entitled) {
            throw Refusal.forbidden("只有" + other + himself + "或镇人大办可以办理这一步");
        }
        return onPaper(other);
    }
}
