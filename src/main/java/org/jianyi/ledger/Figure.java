package org.jianyi.ledger;

/** A figure of the totals row, counted by suggestion unless it says otherwise, and always shown as n/N: how many of those that it can be said of. */
public enum Figure {
    REGISTERED("登记", null, Fact.REGISTERED, "已登记编号的／全部"),
    ASSIGNED("交办", Fact.TO_ASSIGN, Fact.ASSIGNED, "已交办的／已登记的，撤回、参阅、等待主件的不计"),
    REPLIED("答复", Fact.ASSIGNED, Fact.REPLIED, "已答复的／已交办的"),
    ON_TIME("按期", Fact.DUE, Fact.ON_TIME, "在法定期限内答复的／已答复或期限已过的"),
    EXTENDED("延期", null, null, "获准延期的／有答复期限的，按单位和办理次数计，历年台账导入的不计") {
        @Override
        long of(Totals.Group group, boolean withoutProxies) {
            return group.shares();
        }

        @Override
        long counted(Totals.Group group, boolean withoutProxies) {
            return group.extended();
        }
    },
    CONTACTED("沟通", Fact.TALKS_KEPT, Fact.CONTACTED, "至少沟通一次的／已答复的，历年台账导入的不计"),
    FACE_TO_FACE("面商", Fact.TALKS_KEPT, Fact.FACE_TO_FACE, "至少当面沟通一次的／已答复的，历年台账导入的不计"),
    SOLVED("解决", Fact.REPLIED, Fact.SOLVED, "答复为已解决的／已答复的"),
    SOLVED_OR_PLANNED("解决和计划解决", Fact.REPLIED, Fact.SOLVED_OR_PLANNED, "已解决、正在解决或列入计划的／已答复的"),
    RATED("反馈", Fact.REPLIED, Fact.RATED, "代表已评价的／已答复的，未反馈的不算评价"),
    ATTITUDE_SATISFIED("态度满意", Fact.RATED, Fact.ATTITUDE_SATISFIED, "最后一次评价态度满意的／已评价的"),
    ATTITUDE_ACCEPTED("态度满意和基本满意", Fact.RATED, Fact.ATTITUDE_ACCEPTED, "最后一次评价态度满意或基本满意的／已评价的"),
    RESULT_SATISFIED("结果满意", Fact.RATED, Fact.RESULT_SATISFIED, "最后一次评价结果满意的／已评价的"),
    RESULT_ACCEPTED("结果满意和基本满意", Fact.RATED, Fact.RESULT_ACCEPTED, "最后一次评价结果满意或基本满意的／已评价的"),
    HANDLED_AGAIN("再次办理", Fact.RATED, Fact.HANDLED_AGAIN, "评价后再次办理的／已评价的");

    private final String label;
    private final Fact of;
    private final Fact counted;
    private final String meaning;

    Figure(String label, Fact of, Fact counted, String meaning) {
        this.label = label;
        this.of = of;
        this.counted = counted;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    /** What is counted, and of what. */
    public String meaning() {
        return meaning;
    }

    /** Of how many in this group it can be said. */
    long of(Totals.Group group, boolean withoutProxies) {
        return isOf(group.facts(), withoutProxies) ? group.count() : 0;
    }

    /** Of how many it is true. */
    long counted(Totals.Group group, boolean withoutProxies) {
        return isOf(group.facts(), withoutProxies) && isTrue(counted, group.facts(), withoutProxies)
                ? group.count()
                : 0;
    }

    private boolean isOf(int facts, boolean withoutProxies) {
        return of == null || isTrue(of, facts, withoutProxies);
    }

    private static boolean isTrue(Fact fact, int facts, boolean withoutProxies) {
        return fact.isIn(facts) && !(fact == Fact.RATED && withoutProxies && Fact.RATED_BY_PROXY.isIn(facts));
    }
}
