package org.jianyi.roster;

import java.util.UUID;
import org.jianyi.Refusal;

/** In what capacity an act is entered: by the person himself, or by the office for him from paper (代录). */
public record Standing(String onBehalfOf) {

    public static final Standing SELF = new Standing(null);

    /** @return true when the office enters what another did */
    public boolean isProxy() {
        return onBehalfOf != null;
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

    /** The same for what one person has to do in his office: the head of a unit, a leader. */
    public static Standing forPerson(boolean self, String name, Actor actor, UUID scan) {
        return of(self, name, "", actor.isOffice(), scan);
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
        return new Standing(other);
    }
}
