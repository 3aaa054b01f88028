package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jianyi.StartRefused;
import org.jianyi.process.FirstAdministrator.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** Who starts an empty town for real names its administrator, with a password that is not guessed. */
class FirstAdministratorTest {

    private static final String STRONG = "Xiao-Fengxi-88";

    private final IdentityService identity = mock(IdentityService.class, RETURNS_DEEP_STUBS);

    @BeforeEach
    void anEmptyTown() {
        when(identity.createUserQuery().memberOfGroup("camunda-admin").count()).thenReturn(0L);
        when(identity.createUserQuery().userId(anyString()).count()).thenReturn(0L);
        when(identity.newUser(anyString())).thenAnswer(call -> new UserEntity(call.getArgument(0)));
    }

    @Test
    void theFirstAdministratorComesFromTheEnvironment() {
        start(new Account("lingzh", STRONG, "凌子皓"));

        verify(identity).createMembership("lingzh", "camunda-admin");
        ArgumentCaptor<User> saved = ArgumentCaptor.forClass(User.class);
        verify(identity).saveUser(saved.capture());
        assertThat(saved.getValue())
                .extracting(User::getFirstName, User::getLastName)
                .containsExactly("凌", "子皓");
    }

    @Test
    void nobodyIsAskedForWhenThereIsOne() {
        when(identity.createUserQuery().memberOfGroup("camunda-admin").count()).thenReturn(1L);

        start(new Account("", "", ""));

        verify(identity, never()).saveUser(any());
    }

    @Test
    void withoutOneTheStartEndsWithASentence() {
        assertThatThrownBy(() -> start(new Account("", "", "系统管理员")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("还没有系统管理员")
                .hasMessageContaining("no administrator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short-A1", "nocapitals-1", "NOSMALLS-1", "NoSigns12345", "No-Digits-Here", "lingzh-Abc-123"})
    void aPasswordThatIsEasilyGuessedIsRefused(String password) {
        assertThatThrownBy(() -> start(new Account("lingzh", password, "凌子皓")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("密码太简单");
    }

    @Test
    void aUserNameThatTheEngineWouldNotTakeIsRefused() {
        assertThatThrownBy(() -> start(new Account("凌子皓", STRONG, "凌子皓"))).hasMessageContaining("只能用字母、数字和连字符");
    }

    @Test
    void somebodyElseIsNotMadeAdministrator() {
        when(identity.createUserQuery().userId("lingzh").count()).thenReturn(1L);

        assertThatThrownBy(() -> start(new Account("lingzh", STRONG, "凌子皓"))).hasMessageContaining("已经存在");
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(new Account("lingzh", STRONG, "凌子皓")).hasToString("lingzh");
    }

    private void start(Account account) {
        new FirstAdministrator(identity, account).atStart();
    }
}
