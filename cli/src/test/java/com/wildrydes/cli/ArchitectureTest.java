package com.wildrydes.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.processors.aggregator.AggregatorHandler;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.telemetry.StatusEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Who may depend on whom. The picture is in ARCHITECTURE.md.
@AnalyzeClasses(locations = ArchitectureTest.Modules.class)
class ArchitectureTest {
    /// The modules' own classes and nothing else of the class path, which would take half a minute.
    static final class Modules implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> test) {
            return Stream.of(
                            StatusEvent.class,
                            StreamWriter.class,
                            AggregatorHandler.class,
                            Catalogue.class,
                            FrontDoor.class,
                            WildRydes.class)
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                    .map(Location::of)
                    .collect(Collectors.toSet());
        }
    }

    private static final String AWS_SDK = "software.amazon.awssdk..";
    private static final String LAMBDA = "com.amazonaws.services.lambda..";

    @ArchTest
    static final ArchRule telemetry_stands_alone = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.telemetry..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("com.wildrydes..").and(not(resideInAPackage("com.wildrydes.telemetry.."))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS_SDK, LAMBDA, "software.amazon.kinesis..");

    @ArchTest
    static final ArchRule producer_knows_only_telemetry = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.producer..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.wildrydes..")
                    .and(not(resideInAnyPackage("com.wildrydes.producer..", "com.wildrydes.telemetry.."))));

    @ArchTest
    static final ArchRule processors_know_only_telemetry = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.processors..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.wildrydes..")
                    .and(not(resideInAnyPackage("com.wildrydes.processors..", "com.wildrydes.telemetry.."))));

    @ArchTest
    static final ArchRule athena_queries_stand_alone = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.athenaqueries..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("com.wildrydes..").and(not(resideInAPackage("com.wildrydes.athenaqueries.."))));

    @ArchTest
    static final ArchRule saved_queries_and_their_results_know_nothing_of_aws = noClasses()
            .that()
            .resideInAnyPackage("com.wildrydes.athenaqueries.catalogue..", "com.wildrydes.athenaqueries.result..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AWS_SDK);

    @ArchTest
    static final ArchRule the_local_stack_knows_nothing_of_what_runs_on_it = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.local..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("com.wildrydes..").and(not(resideInAPackage("com.wildrydes.local.."))));

    /// Firehose delivers into S3 by the catalog's columns: by interfaces of its own, which the stack implements where
    /// it wires them.
    @ArchTest
    static final ArchRule firehose_knows_no_other_service_of_the_archive = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.local.firehose..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.wildrydes.local.s3..",
                    "com.wildrydes.local.glue..",
                    "com.wildrydes.local.athena..",
                    "com.wildrydes.local.template..");

    /// Athena's tables are Glue's; its files are reached through an interface of its own.
    @ArchTest
    static final ArchRule athena_knows_the_catalog_and_no_other_service = noClasses()
            .that()
            .resideInAnyPackage("com.wildrydes.local.athena..", "com.wildrydes.local.glue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.wildrydes.local.s3..", "com.wildrydes.local.firehose..", "com.wildrydes.local.template..");

    /// API Gateway invokes functions through an interface of its own.
    @ArchTest
    static final ArchRule api_gateway_knows_no_other_service = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.local.apigateway..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.wildrydes.local..")
                    .and(not(resideInAnyPackage(
                            "com.wildrydes.local.apigateway..",
                            "com.wildrydes.local.frontdoor..",
                            "com.wildrydes.local.bill..",
                            // What comes of an invocation; not how it is made.
                            "com.wildrydes.local.lambda"))));

    @ArchTest
    static final ArchRule nothing_knows_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackage("com.wildrydes.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.wildrydes.cli..");

    @ArchTest
    static final ArchRule only_handlers_know_lambda = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.processors..")
            .and()
            .haveSimpleNameNotEndingWith("Handler")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LAMBDA);

    @ArchTest
    static final ArchRule the_audit_shares_nothing_with_what_it_checks = noClasses()
            .that()
            .resideInAPackage("com.wildrydes.cli.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.wildrydes.telemetry..",
                    "com.wildrydes.producer..",
                    "com.wildrydes.processors..",
                    "com.wildrydes.local..");

    @ArchTest
    static final ArchRule the_environment_is_read_where_things_are_wired = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WildRydes.class.getName())
            .and()
            .resideOutsideOfPackage("com.wildrydes.local.lambda.launcher..")
            .and()
            .haveSimpleNameNotEndingWith("Handler")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("com.wildrydes.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_package_says_what_it_is_and_is_null_marked = classes()
            .should(new ArchCondition<>("be in a package with a @NullMarked package-info") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean marked = item.getPackage()
                            .tryGetAnnotationOfType(NullMarked.class)
                            .isPresent();
                    events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " has none"));
                }
            });
}
