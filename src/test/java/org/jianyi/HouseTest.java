package org.jianyi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jianyi.process.EngineClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;

/** The house stands as it was drawn: who may use whom, and what nobody does. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.jianyi");

    /** The business words; each may use those before it. */
    private static final List<List<String>> BUSINESS = List.of(
            List.of("deadline", "audit", "draft"),
            List.of("paper"),
            List.of("sheet"),
            List.of("roster"),
            List.of("substitution"),
            List.of("suggestion"),
            List.of("handling"),
            List.of("rulebook"),
            List.of("assignment"),
            List.of("reply"),
            List.of("survey"),
            List.of("supervision"),
            List.of("withdrawal"),
            List.of("earlier"),
            List.of("correction"),
            List.of("notice"),
            List.of("ledger"));

    private static final String[] BUSINESS_PACKAGES =
            BUSINESS.stream().flatMap(List::stream).map(HouseTest::within).toArray(String[]::new);

    /** How a delegate's name begins: what the flow does. */
    private static final String VERBS = "Record|Begin|Check|Close|Follow|Withdraw|Publish|Archive|Remind|Start|Tell";

    /** What a delegate may ask a repository for the facts of the flow. Whatever changes something goes through a use case. */
    private static final Set<String> READING = Set.of("get", "owing", "mergedInto");

    @Test
    void businessPackagesKnowNeitherEngineNorWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(BUSINESS_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.jianyi.process..",
                        "org.jianyi.web..",
                        "org.jianyi.demo..",
                        "org.jianyi.database..",
                        "org.jianyi.backup..",
                        "org.camunda..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "org.springframework.security..",
                        "jakarta.servlet..")
                .check(HOUSE);
    }

    @Test
    void aBusinessWordUsesOnlyThoseBeforeIt() {
        List<String> before = new ArrayList<>();
        for (List<String> rank : BUSINESS) {
            for (String word : rank) {
                DescribedPredicate<JavaClass> allowed = resideOutsideOfPackage("org.jianyi..")
                        .or(resideInAPackage("org.jianyi"))
                        .or(resideInAPackage(within(word)))
                        .or(resideInAnyPackage(before.toArray(String[]::new)));
                classes()
                        .that()
                        .resideInAPackage(within(word))
                        .should()
                        .onlyDependOnClassesThat(allowed.as("come before " + word))
                        .check(HOUSE);
            }
            rank.forEach(word -> before.add(within(word)));
        }
    }

    @Test
    void noCircleRunsThroughThePackages() {
        slices().matching("org.jianyi.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /** What every page needs stands before the rooms; a room may look into another, never both into each other. */
    @Test
    void noCircleRunsThroughTheRoomsOfTheWeb() {
        slices().matching("org.jianyi.web.(*)..").should().beFreeOfCycles().check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("org.jianyi.web")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jianyi.web.*..")
                .check(HOUSE);
    }

    /** With this seam a move to another engine touches one package. */
    @Test
    void onlyTheProcessPackageKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.jianyi.process..", "org.jianyi.demo..")
                .and()
                .doNotBelongToAnyOf(JianyiApplication.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(HOUSE);
    }

    @Test
    void theLegalClockKnowsNoFramework() {
        classes()
                .that()
                .resideInAPackage("org.jianyi.deadline..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.jianyi.deadline..", "org.jianyi", "java..")
                .check(HOUSE);
    }

    @Test
    void theDatabaseStandsAlone() {
        classes()
                .that()
                .resideInAPackage("org.jianyi.database..")
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("org.jianyi..").or(resideInAPackage("org.jianyi.database..")))
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.jianyi.database..", "org.jianyi.backup..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jianyi.database..")
                .check(HOUSE);
    }

    /** It copies whatever is there; what that means it does not know. */
    @Test
    void backupsKnowTheDatabaseAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("org.jianyi.backup..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages("org.jianyi..", "org.camunda..")
                        .or(resideInAPackage("org.jianyi"))
                        .or(resideInAnyPackage("org.jianyi.backup..", "org.jianyi.database..")))
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.jianyi", "org.jianyi.backup..", "org.jianyi.web.backup..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jianyi.backup..")
                .check(HOUSE);
    }

    @Test
    void packagesAreNamedByBusinessWords() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..", "..service..")
                .check(HOUSE);
    }

    @Test
    void aDelegateIsNamedByWhatItDoesAndSeenByNobody() {
        classes()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .resideInAPackage("org.jianyi.process.delegate")
                .andShould()
                .bePackagePrivate()
                .andShould()
                .haveNameMatching(".*\\.(" + VERBS + ")[A-Z][A-Za-z]+Delegate")
                .check(HOUSE);
        classes()
                .that()
                .resideInAPackage("org.jianyi.process.delegate..")
                .should()
                .implement(JavaDelegate.class)
                .check(HOUSE);
    }

    @Test
    void aDelegateReadsFactsAndChangesNothingItself() {
        classes()
                .that()
                .implement(JavaDelegate.class)
                .should(new ArchCondition<>("call only " + READING + " of a repository") {
                    @Override
                    public void check(JavaClass delegate, ConditionEvents events) {
                        delegate.getMethodCallsFromSelf().stream()
                                .filter(call -> call.getTargetOwner().isAssignableTo(Repository.class))
                                .forEach(call -> events.add(
                                        new SimpleConditionEvent(call, isReading(call), call.getDescription())));
                    }
                })
                .check(HOUSE);
    }

    @Test
    void aDelegateIsShort() {
        methods()
                .that()
                .haveName("execute")
                .and()
                .areDeclaredInClassesThat()
                .implement(JavaDelegate.class)
                .should(new ArchCondition<>("have less than 20 lines") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        int first = method.getSourceCodeLocation().getLineNumber();
                        int last = method.getCallsFromSelf().stream()
                                .mapToInt(call -> call.getLineNumber())
                                .max()
                                .orElse(first);
                        events.add(new SimpleConditionEvent(
                                method, last - first < 20, method.getFullName() + " has " + (last - first)));
                    }
                })
                .check(HOUSE);
    }

    @Test
    void anEntityIsChangedByItsOwnVerbsOnly() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(HOUSE);
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .areNotStatic()
                .should()
                .bePrivate()
                .check(HOUSE);
        noClasses().should().dependOnClassesThat().resideInAPackage("lombok..").check(HOUSE);
    }

    @Test
    void whatAClassNeedsComesThroughItsConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith(Inject.class)
                .check(HOUSE);
        noMethods().should().beAnnotatedWith(Autowired.class).check(HOUSE);
    }

    @Test
    void timeComesFromTheOneClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.jianyi.database..")
                .and()
                .doNotBelongToAnyOf(EngineClock.class)
                .should()
                .accessTargetWhere(readsTheSystemsTime())
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(BUSINESS_PACKAGES)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, Calendar.class)
                .check(HOUSE);
        noClasses()
                .that()
                .doNotBelongToAnyOf(EngineClock.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ClockUtil.class)
                .check(HOUSE);
    }

    private static boolean isReading(JavaMethodCall call) {
        return READING.contains(call.getName());
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemsTime() {
        Pattern times = Pattern.compile("java\\.time\\..*\\.now\\(((?!java\\.time\\.Clock).)*\\)"
                + "|java\\.time\\.Clock\\.system.*"
                + "|java\\.lang\\.System\\.currentTimeMillis\\(\\)"
                + "|java\\.util\\.Date\\.<init>\\(\\)"
                + "|java\\.util\\.Calendar\\.getInstance\\(.*");
        return DescribedPredicate.describe(
                "read the time without the clock",
                access -> times.matcher(access.getTarget().getFullName()).matches());
    }

    private static String within(String word) {
        return "org.jianyi." + word + "..";
    }
}
