package org.jianyi.assignment;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.Refused;
import org.jianyi.handling.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may handle a suggestion with three proposals together. */
class SharesTest {

    private static final int PROPOSALS = 3;

    static Stream<List<UnitShare>> allowed() {
        return Stream.of(
                List.of(share("A", Role.SOLE)),
                List.of(share("A", Role.LEAD), share("B", Role.ASSISTING)),
                List.of(share("A", Role.LEAD), share("B", Role.ASSISTING), share("C", Role.ASSISTING)),
                List.of(share("A", Role.SEPARATE, 1), share("B", Role.SEPARATE, 2, 3)),
                List.of(share("A", Role.SEPARATE, 3), share("B", Role.SEPARATE, 1), share("C", Role.SEPARATE, 2)));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    @Tag("R6")
    void theseGoTogether(List<UnitShare> shares) {
        assertThatCode(() -> Shares.check(shares, PROPOSALS)).doesNotThrowAnyException();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                no("请选择一个独办单位"),
                no("独办或主办单位只能有一个", share("A", Role.SOLE), share("B", Role.SOLE)),
                no("独办或主办单位只能有一个", share("A", Role.SOLE), share("B", Role.LEAD)),
                no("独办或主办单位只能有一个", share("A", Role.LEAD), share("B", Role.LEAD), share("C", Role.ASSISTING)),
                no("已选独办单位，不能再选其他单位", share("A", Role.SOLE), share("B", Role.ASSISTING)),
                no("已选独办单位，不能再选其他单位", share("A", Role.SOLE), share("B", Role.SEPARATE, 1)),
                no("有会办单位时，必须有一个主办单位", share("A", Role.ASSISTING)),
                no(
                        "有会办单位时，必须有一个主办单位",
                        share("A", Role.ASSISTING),
                        share("B", Role.SEPARATE, 1),
                        share("C", Role.SEPARATE, 2, 3)),
                no("主办和分办不能同时使用", share("A", Role.LEAD), share("B", Role.SEPARATE, 1)),
                no("主办需要至少一个会办单位", share("A", Role.LEAD)),
                no("两个以上分办单位", share("A", Role.SEPARATE, 1, 2, 3)),
                no("同一单位不能选择两次", share("A", Role.LEAD), share("A", Role.ASSISTING)),
                no("请在审查时登记", share("A", Role.REFERENCE)),
                no("请为每个单位选择它负责的建议条目", share("A", Role.SEPARATE), share("B", Role.SEPARATE, 1, 2, 3)),
                no("第2条建议只能由一个分办单位负责", share("A", Role.SEPARATE, 1, 2), share("B", Role.SEPARATE, 2, 3)),
                no("第1条建议只能由一个分办单位负责", share("A", Role.SEPARATE, 1), share("B", Role.SEPARATE, 1)),
                no("还没有分配：第3条", share("A", Role.SEPARATE, 1), share("B", Role.SEPARATE, 2)),
                no("应在1至3之间", share("A", Role.SEPARATE, 1, 2, 3), share("B", Role.SEPARATE, 4)),
                no("应在1至3之间", share("A", Role.SOLE, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @Tag("R6")
    void theseDoNot(String words, List<UnitShare> shares) {
        Refused.badInput("units", words, () -> Shares.check(shares, PROPOSALS));
    }

    private static Arguments no(String words, UnitShare... shares) {
        return Arguments.of(words, List.of(shares));
    }

    private static UnitShare share(String unit, Role role, Integer... proposals) {
        return new UnitShare(unit, role, Arrays.asList(proposals));
    }
}
