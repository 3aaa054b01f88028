package org.jianyi.benchmark;

import java.util.List;
import java.util.Random;

/**
 * The supervisors' board as office and presidium open it: over HTTP, logged in, on the embedded PostgreSQL, among 1,000, 10,000 and 100,000
 * suggestions of which all are open. Each answer holds 50 rows and all counts.
 *
 * <p>Arguments: requests of each kind (300), numbers of suggestions (1000 10000 100000). Prints a table: median and 95th percentile in
 * milliseconds.
 */
public final class BoardBenchmark {

    private static final List<String> UNITS = List.of("镇水利站", "镇财政所", "派出所", "镇中心学校", "公路管理站", "村（社区）委员会");
    private static final List<String> STEPS = List.of("HANDLE", "BEGIN", "SIGN", "RATE", "ASSIGN");
    private static final List<String> SORTS =
            List.of("number", "lead", "unit", "days", "due", "legal", "internal", "round");

    private static final Random RANDOM = new Random(11);

    private BoardBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        LedgerBenchmark.atEachSize(arguments, (among, size) -> {
            among.fill(size, true);
            measure(among, size);
        });
    }

    static void measure(LedgerBenchmark among, int size) {
        among.enter("office");
        among.time("first page", () -> "/api/board");
        among.time("later page", () -> "/api/board?page=" + (1 + RANDOM.nextInt(size / 60)));
        among.time("typed", () -> "/api/board?q=" + among.typed());
        among.time("a number", () -> "/api/board?q=" + among.number(size));
        among.time("filtered", () -> "/api/board?" + filtered());
        among.time("sorted", () -> "/api/board?sort=" + any(SORTS) + "&down=" + RANDOM.nextInt(2));
        among.time("plots", () -> "/api/board/figures");
        among.enter("presidium");
        among.time("first page, the presidium", () -> "/api/board");
    }

    private static String filtered() {
        return switch (RANDOM.nextInt(5)) {
            case 0 -> "light=" + any(List.of("RED", "YELLOW", "GREEN"));
            case 1 -> "light=RED&by=" + any(List.of("LEGAL", "INTERNAL"));
            case 2 -> "unit=" + LedgerBenchmark.encoded(any(UNITS));
            case 3 -> "step=" + any(STEPS) + "&light=RED";
            default -> "category=" + LedgerBenchmark.encoded("农田水利") + "&key=1";
        };
    }

    private static <T> T any(List<T> of) {
        return of.get(RANDOM.nextInt(of.size()));
    }
}
