package org.jianyi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FullNameTest {

    @Test
    void theSurnameIsTheFirstCharacterOrACompoundOne() {
        assertThat(FullName.of("文静姝")).isEqualTo(new FullName("文", "静姝"));
        assertThat(FullName.of("张三")).isEqualTo(new FullName("张", "三"));
        assertThat(FullName.of("欧阳修远")).isEqualTo(new FullName("欧阳", "修远"));
        assertThat(FullName.of("诸葛明")).isEqualTo(new FullName("诸葛", "明"));
        assertThat(FullName.of("东方")).as("no surname without a name").isEqualTo(new FullName("东", "方"));
    }

    @Test
    void nothingOfANameIsLost() {
        assertThat(FullName.of(" 系统管理员 ")).isEqualTo(new FullName("系", "统管理员"));
        assertThat(FullName.of("王")).isEqualTo(new FullName("王", ""));
        assertThat(FullName.of("")).isEqualTo(new FullName("", ""));
    }
}
