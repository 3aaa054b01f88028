package org.jianyi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deputy is found by typing how the name is read; surnames that are read unlike the word included. */
class ReadingTest {

    @ParameterizedTest
    @CsvSource({
        "张三丰, zsf, zhangsanfeng",
        "曾庆红, zqh, zengqinghong",
        "单建国, sjg, shanjianguo",
        "解小平, xxp, xiexiaoping",
        "查贤发, zxf, zhaxianfa",
        "代表13, db, daibiao13"
    })
    void aNameIsReadAsAName(String name, String initials, String full) {
        assertThat(Reading.of(name)).isEqualTo(new Reading(full, initials));
    }
}
