package org.jianyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jianyi.Cast;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Refusal;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Users, groups and who administers them. */
@Town
class AdministrationTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String ADMINISTRATORS = "camunda-admin";

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    @Autowired
    IdentityService identity;

    List<String> others;

    @BeforeEach
    void onlyOneAdministrator() {
        stage.cast();
        others = identity.createUserQuery().memberOfGroup(ADMINISTRATORS).list().stream()
                .map(User::getId)
                .filter(id -> !id.equals("admin"))
                .toList();
        others.forEach(id -> identity.deleteMembership(id, ADMINISTRATORS));
    }

    @AfterEach
    void theOthersComeBack() {
        others.forEach(id -> identity.createMembership(id, ADMINISTRATORS));
        List.of("new-comer", "second-admin").forEach(identity::deleteUser);
    }

    @Test
    void theLastAdministratorStays() {
        Guest admin = Guest.of(port, "admin");
        for (Answer answer : List.of(
                admin.delete(ENGINE + "/group/camunda-admin/members/admin"),
                admin.delete(ENGINE + "/user/admin"),
                admin.delete(ENGINE + "/group/camunda-admin"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.message()).contains("系统管理员");
        }
        assertThatThrownBy(() -> identity.deleteUser("admin")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> identity.deleteMembership("admin", ADMINISTRATORS))
                .isInstanceOf(Refusal.class);
        assertThat(administrators()).containsExactly("admin");
    }

    @Test
    void anAdministratorMayLeaveWhenThereIsAnother() {
        newAdministrator();
        identity.deleteMembership("second-admin", ADMINISTRATORS);
        assertThat(administrators()).containsExactly("admin");
    }

    @Test
    void twoWhoRemoveEachOtherAtOnceLeaveOne() {
        newAdministrator();
        try {
            assertThat(stage.together(List.of(
                            () -> identity.deleteMembership("admin", ADMINISTRATORS),
                            () -> identity.deleteMembership("second-admin", ADMINISTRATORS))))
                    .singleElement()
                    .isInstanceOf(Refusal.class);
            assertThat(administrators()).hasSize(1);
        } finally {
            if (!administrators().contains("admin")) {
                identity.createMembership("admin", ADMINISTRATORS);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /camunda/api/admin/setup/default/user/create",
        "GET, /camunda/app/admin/default/setup",
        "GET, /camunda/app/admin/default/setup/",
        "GET, /camunda/app/tasklist/default/setup/"
    })
    void setUpIsShut(String method, String path) {
        Map<String, Object> somebody =
                Map.of("profile", Map.of("id", "new-comer"), "credentials", Map.of("password", Cast.PASSWORD));
        for (String user : List.of("admin", "handler-SLZ")) {
            Answer answer = Guest.of(port, user).json(method, path, method.equals("POST") ? somebody : null);
            assertThat(answer.status()).as(user + answer).isEqualTo(403);
        }
        Answer stranger = Guest.anonymous(port).json(method, path, method.equals("POST") ? somebody : null);
        assertThat(stranger.status()).isIn(401, 302);
        assertThat(identity.createUserQuery().userId("new-comer").count()).isZero();
    }

    @Test
    void anAdministratorMakesAUserAndPutsHimIntoAGroup() {
        Guest admin = Guest.of(port, "admin");
        Answer made = admin.post(ENGINE + "/user/create", user("new-comer", Cast.PASSWORD));
        assertThat(made.status()).as(made.toString()).isEqualTo(204);
        assertThat(admin.put(ENGINE + "/group/unit-SLZ/members/new-comer", null).status())
                .isEqualTo(204);
        Guest newcomer = Guest.of(port, "new-comer");
        assertThat(newcomer.get("/").status()).isEqualTo(200);

        assertThat(admin.delete(ENGINE + "/group/unit-SLZ/members/new-comer").status())
                .isEqualTo(204);
        Answer next = newcomer.get("/");
        assertThat(next.status()).as("out of every group").isEqualTo(302);
        assertThat(next.header("Location")).endsWith("/login?over");
        Answer again = newcomer.login("new-comer", Cast.PASSWORD);
        assertThat(again.header("Location")).endsWith("/login?groupless");
        assertThat(newcomer.get("/login?groupless").body()).contains("还没有分配岗位").doesNotContain("停用");
    }

    @Test
    void whoIsDeletedIsOutWithTheNextClick() {
        identity.saveUser(newUser("new-comer"));
        identity.createMembership("new-comer", "unit-SLZ");
        Guest newcomer = Guest.of(port, "new-comer");
        assertThat(newcomer.get(ENGINE + "/task").status()).isEqualTo(200);
        identity.deleteUser("new-comer");
        assertThat(newcomer.get(ENGINE + "/task").status()).isEqualTo(401);
    }

    @Test
    void whoLeavesAGroupLosesItsRightsAtOnceInTheWebApplicationsToo() {
        identity.saveUser(newUser("new-comer"));
        identity.createMembership("new-comer", "unit-SLZ");
        identity.createMembership("new-comer", "presidium");
        Guest newcomer = Guest.of(port, "new-comer");
        assertThat(newcomer.get("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(newcomer.get(ENGINE + "/incident").status()).isEqualTo(200);
        identity.deleteMembership("new-comer", "presidium");
        assertThat(newcomer.get("/camunda/app/cockpit/default/").status()).isEqualTo(403);
        assertThat(newcomer.get(ENGINE + "/incident").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short-1A", "alllowercase-1", "ALLUPPERCASE-1", "NoDigitsHere-", "NoSign12345", "New-comer-123A"
            })
    void aWeakPasswordIsRefusedInPlainWords(String password) {
        Answer answer = Guest.of(port, "admin").post(ENGINE + "/user/create", user("new-comer", password));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo("password");
        assertThat(answer.message()).contains("至少10位");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zhang_san", "张三", "a b", "a.b", "a/b", "*", "a@b"})
    void anIdHoldsLettersDigitsAndHyphensOnly(String id) {
        assertThatThrownBy(() -> identity.saveUser(newUser(id))).hasMessageContaining("valid resource identifier");
        assertThatThrownBy(() -> identity.saveGroup(identity.newGroup(id)))
                .hasMessageContaining("valid resource identifier");
        Answer answer = Guest.of(port, "admin").post(ENGINE + "/user/create", user(id, Cast.PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.message()).contains("用户名");
    }

    @Test
    void hyphensAreForUsersAndGroupsAlone() {
        assertThatThrownBy(() -> identity.saveTenant(identity.newTenant("a-b")))
                .hasMessageContaining("valid resource identifier");
    }

    @Test
    void everyoneChangesHisOwnPasswordAndNothingElseOfAnybody() {
        identity.saveUser(newUser("new-comer"));
        identity.createMembership("new-comer", "unit-SLZ");
        Guest newcomer = Guest.of(port, "new-comer");
        Guest elsewhere = Guest.of(port, "new-comer");
        Map<String, String> change = Map.of("password", "Another-2026!", "authenticatedUserPassword", Cast.PASSWORD);
        assertThat(newcomer.put(ENGINE + "/user/office/credentials", change).status())
                .isEqualTo(403);
        assertThat(newcomer.put(ENGINE + "/user/new-comer/profile", Map.of("id", "new-comer", "firstName", "局长"))
                        .status())
                .isEqualTo(403);
        Answer wrong = newcomer.put(
                ENGINE + "/user/new-comer/credentials",
                Map.of("password", "Another-2026!", "authenticatedUserPassword", "Wrong-12345"));
        assertThat(wrong.status()).as(wrong.toString()).isEqualTo(400);
        assertThat(wrong.message()).doesNotContainPattern("[A-Za-z]");
        identity.unlockUser("new-comer");

        assertThat(newcomer.put(ENGINE + "/user/new-comer/credentials", change).status())
                .isEqualTo(204);
        assertThat(newcomer.get("/").status()).isEqualTo(200);
        assertThat(elsewhere.get("/").status()).as("every other session ends").isEqualTo(302);
        assertThat(Guest.anonymous(port).login("new-comer", "Another-2026!").header("Location"))
                .doesNotContain("error");
    }

    private void newAdministrator() {
        identity.saveUser(newUser("second-admin"));
        identity.createMembership("second-admin", ADMINISTRATORS);
    }

    private List<String> administrators() {
        return identity.createUserQuery().memberOfGroup(ADMINISTRATORS).list().stream()
                .map(User::getId)
                .toList();
    }

    private User newUser(String id) {
        User user = identity.newUser(id);
        user.setFirstName("新人");
        user.setLastName("");
        user.setPassword(Cast.PASSWORD);
        return user;
    }

    private static Map<String, Object> user(String id, String password) {
        return Map.of(
                "profile",
                Map.of("id", id, "firstName", "新人", "lastName", ""),
                "credentials",
                Map.of("password", password));
    }
}
