package com.wildrydes.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/// Adds to what a failed system test says the command that runs it alone, as it ran.
final class HowToRunAlone implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        throw explained(test, failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        throw explained(test, failure);
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        throw explained(test, failure);
    }

    private static Throwable explained(ExtensionContext test, Throwable failure) {
        if (failure instanceof TestAbortedException) {
            return failure;
        }
        return new AssertionError(
                failure.getMessage() + "\nto run this alone: scripts/test -pl cli -am -DskipUnitTests -Dit.test="
                        + test.getRequiredTestClass().getSimpleName() + " -Dseed=" + Seed.VALUE,
                failure);
    }
}
