package org.jianyi.web.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;
import org.jianyi.handling.Extension;
import org.jianyi.handling.Extensions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.RecordExtension;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** What units asked for more time, share by share, and whether this person may ask now. */
@Component
class ExtensionViews {

    private final Extensions extensions;
    private final RecordExtension recordExtension;
    private final Clock clock;

    ExtensionViews(Extensions extensions, RecordExtension recordExtension, Clock clock) {
        this.extensions = extensions;
        this.recordExtension = recordExtension;
        this.clock = clock;
    }

    Map<HandlingId, ExtensionView.OfShare> ofShares(Suggestion suggestion, List<Handling> shares, Actor actor) {
        Map<HandlingId, List<Extension>> asked =
                extensions
                        .findByHandlingInOrderById(
                                shares.stream().map(Handling::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Extension::handling));
        Map<HandlingId, ExtensionView.OfShare> all = new HashMap<>();
        shares.forEach(share -> all.put(
                share.id(),
                ofShare(
                        asked.getOrDefault(share.id(), List.of()),
                        askableUntil(suggestion, share, actor),
                        isTooLate(share, actor)
                                ? "答复期限（" + ChineseDate.of(share.due()) + "）已过，不能再申请延期，请尽快答复代表，并说明逾期原因。"
                                : null)));
        return all;
    }

    private LocalDate askableUntil(Suggestion suggestion, Handling share, Actor actor) {
        return !suggestion.awaitsDispatch()
                        && (actor.isOffice() || actor.worksIn(share.unit().code()))
                ? recordExtension.askableUntil(suggestion, share).orElse(null)
                : null;
    }

    /** The unit asks while its time runs. The office may still bring a paper that came in by then. */
    private boolean isTooLate(Handling share, Actor actor) {
        return actor.worksIn(share.unit().code()) && LocalDate.now(clock).isAfter(share.due());
    }

    private static ExtensionView.OfShare ofShare(List<Extension> asked, LocalDate askableUntil, String tooLate) {
        List<ExtensionView> all = asked.stream().map(ExtensionView::of).toList();
        Extension last = asked.isEmpty() ? null : asked.get(asked.size() - 1);
        boolean open = last != null && last.isOpen();
        String earlier = all.stream()
                .limit(open ? all.size() - 1L : all.size())
                .map(one -> "第" + one.sequence() + "次：" + one.sentence())
                .collect(Collectors.joining());
        return new ExtensionView.OfShare(
                all,
                asked.stream().filter(Extension::isGranted).count(),
                open ? all.get(all.size() - 1) : null,
                earlier.isEmpty() ? null : earlier,
                tooLate == null ? askableUntil : null,
                askableUntil == null ? null : tooLate);
    }
}
