package org.jianyi.ledger;

import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a person's views of the ledger. Nobody sees another's. */
@Service
@Transactional
public class KeepViews {

    private static final int MOST = 20;
    private static final int LONGEST = 20;

    private final LedgerViews views;

    KeepViews(LedgerViews views) {
        this.views = views;
    }

    @Transactional(readOnly = true)
    public List<LedgerView> of(Actor actor) {
        return views.findByUserIdOrderById(actor.userId());
    }

    /** @return the one with which the ledger opens */
    @Transactional(readOnly = true)
    public Optional<LedgerView> preferred(Actor actor) {
        return views.findByUserIdAndPreferredTrue(actor.userId());
    }

    /** @throws Refusal when the name is missing, too long or given already */
    public void keep(String name, String query, Actor actor) {
        Ledger.require(actor);
        List<LedgerView> present = of(actor);
        if (present.size() >= MOST) {
            throw Refusal.conflict("最多保存" + MOST + "个视图，请先删除不用的");
        }
        views.saveAndFlush(new LedgerView(actor.userId(), free(name, null, present), query));
    }

    /** @throws Refusal as above, or when the view is not this person's */
    public void rename(Long id, String name, Actor actor) {
        LedgerView view = get(id, actor);
        view.rename(free(name, view, of(actor)));
        views.flush();
    }

    /** The ledger opens with it from now on; asked again, no longer. */
    public void prefer(Long id, Actor actor) {
        LedgerView view = get(id, actor);
        boolean wasPreferred = view.isPreferred();
        of(actor).forEach(other -> other.prefer(false));
        views.flush();
        view.prefer(!wasPreferred);
        views.flush();
    }

    public void remove(Long id, Actor actor) {
        views.delete(get(id, actor));
    }

    private LedgerView get(Long id, Actor actor) {
        return views.findByIdAndUserId(id, actor.userId()).orElseThrow(() -> Refusal.notFound("没有这个视图，可能已经删除，请刷新页面"));
    }

    private static String free(String name, LedgerView own, List<LedgerView> present) {
        String plain = name == null ? "" : name.strip();
        if (plain.isEmpty()) {
            throw Refusal.badInput("name", "请给视图起个名称");
        }
        if (plain.length() > LONGEST || plain.indexOf('\0') >= 0) {
            throw Refusal.badInput("name", "视图名称请控制在" + LONGEST + "字以内");
        }
        if (present.stream().anyMatch(view -> view != own && view.name().equals(plain))) {
            throw Refusal.conflict("已经有名为“" + plain + "”的视图，请换一个名称");
        }
        return plain;
    }
}
