package org.jianyi.roster;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.Refusals;
import org.jianyi.audit.AuditTrail;
import org.jianyi.sheet.Table;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A new congress takes over (换届). The mandates of the old one end on the day before; whoever sits again keeps his login. Open cases go on as they
 * are, a former deputy keeps his login for his own; numbers are counted anew for each session of the new congress.
 */
@Service
@Transactional
public class ChangeTerm {

    public static final Table<NewTerm> TABLE = Table.of(NewTerm.class);

    private static final int LONGEST_CARD = 40;

    private final Congresses congresses;
    private final Sessions sessions;
    private final Deputies deputies;
    private final AuditTrail trail;

    ChangeTerm(Congresses congresses, Sessions sessions, Deputies deputies, AuditTrail trail) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.deputies = deputies;
        this.trail = trail;
    }

    /** @return the deputies who may sit again: those whose mandate has not ended; none as long as there is no congress */
    @Transactional(readOnly = true)
    public List<Deputy> sitting(Actor actor) {
        KeepRoster.require(actor);
        return current().map(deputies::findByCongressOrderByCardNumber).stream()
                .flatMap(List::stream)
                .filter(deputy -> deputy.validTo() == null)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Congress> current() {
        return congresses.findFirstByOrderByTermDesc();
    }

    /** @throws Refusal when the days or the card numbers do not fit; it carries all that does not */
    @Transactional(readOnly = true)
    public void check(NewTerm form, Map<Long, String> again, Actor actor) {
        Congress old = congresses.current();
        List<Deputy> sitting = sitting(actor);
        Refusals refusals = new Refusals();
        refusals.check(() -> requireAfter(old, form.opensOn()));
        refusals.check(() -> first(old, form));
        sitting.stream()
                .filter(deputy -> !deputy.validFrom().isBefore(form.opensOn()))
                .findFirst()
                .ifPresent(deputy -> refusals.checkThat(
                        false, "opensOn", "应晚于" + deputy.name() + "代表资格开始的日期（" + deputy.validFrom() + "）"));
        Set<String> cards = new HashSet<>();
        List<String> wrong = sitting.stream()
                .filter(deputy -> again.containsKey(deputy.id()))
                .filter(deputy -> !isCard(again.get(deputy.id()).strip())
                        || !cards.add(again.get(deputy.id()).strip()))
                .map(deputy -> deputy.name() + "（" + again.get(deputy.id()).strip() + "）")
                .toList();
        refusals.checkThat(wrong.isEmpty(), "again", "这些新证号没有填、太长或者与别人重复，请改正：" + String.join("、", wrong));
        refusals.tell();
    }

    private static boolean isCard(String card) {
        return !card.isEmpty() && card.length() <= LONGEST_CARD;
    }

    private static Session first(Congress congress, NewTerm form) {
        Session first = new Session(congress, 1, form.sessionName(), form.opensOn(), form.closesOn(), form.cutOff());
        first.correct(form.sessionName(), form.opensOn(), form.closesOn(), form.cutOff());
        return first;
    }

    /**
     * @param again who sits again: the deputy's id, and the number of the new card
     * @return the new congress
     * @throws Refusal as {@link #check}
     */
    public Congress change(NewTerm form, Map<Long, String> again, Actor actor) {
        check(form, again, actor);
        Congress old = congresses.current();
        LocalDate lastDay = form.opensOn().minusDays(1);
        List<Deputy> sitting = sitting(actor);
        Congress next = congresses.save(new Congress(form.name(), old.town(), old.term() + 1, form.opensOn()));
        sessions.save(first(next, form));
        old.end(lastDay);
        List<Deputy> staying = sitting.stream()
                .filter(deputy -> again.containsKey(deputy.id()))
                .toList();
        sitting.forEach(deputy -> deputy.endMandate(lastDay));
        staying.forEach(deputy ->
                deputies.save(deputy.sitAgain(next, again.get(deputy.id()).strip(), form.opensOn())));
        trail.recordRoster(
                "届 " + next.term(),
                actor.userId(),
                actor.name(),
                "换届",
                null,
                "{\"ended\":%d,\"again\":%d}".formatted(sitting.size(), staying.size()),
                null);
        deputies.flush();
        return next;
    }

    private void requireAfter(Congress old, LocalDate opensOn) {
        sessions.findAllByOrderByOpensOnDesc().stream()
                .filter(session -> session.congress().id().equals(old.id()))
                .filter(session -> !session.closesOn().isBefore(opensOn))
                .findFirst()
                .ifPresent(session -> {
                    throw Refusal.badInput("opensOn", "应晚于" + session.name() + "的闭幕日期（" + session.closesOn() + "）");
                });
        if (!opensOn.isAfter(old.beginsOn())) {
            throw Refusal.badInput("opensOn", "应晚于上一届开始的日期（" + old.beginsOn() + "）");
        }
    }
}
