package com.wildrydes.cli.failure;

import com.wildrydes.cli.terminal.Interrupts;
import com.wildrydes.cli.terminal.Printable;
import java.io.PrintStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where an exception becomes a line on standard error and an exit code: 1 failed, 2 wrong usage,
/// 130 stopped before its end.
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final PrintStream err;
    private final BooleanSupplier verbose;

    /// @param verbose whether the stack trace is wanted too; asked when something fails
    public Failures(PrintStream err, BooleanSupplier verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        print(command, Explanation.of(exception));
        if (verbose.getAsBoolean()) {
            LoggerFactory.getLogger(Failures.class).error("the exception behind it", exception);
        }
        return switch (exception) {
            case WrongUsage _ -> CommandLine.ExitCode.USAGE;
            case CommandStopped _ -> Interrupts.EXIT_CODE;
            default -> CommandLine.ExitCode.SOFTWARE;
        };
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String reason = exception.getMessage() == null ? "" : exception.getMessage();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                reason += ": did you mean '" + suggestions.getFirst() + "'?";
            }
        }
        String name = command.getCommandSpec().qualifiedName();
        print(command, decapitalise(reason) + " (see '" + name + " --help')");
        return CommandLine.ExitCode.USAGE;
    }

    private void print(CommandLine command, String line) {
        // A message may quote what a stranger sent.
        String shown = Printable.of(line.replaceAll("\\s+", " "));
        err.println(command.getCommandSpec().qualifiedName() + ": " + shown);
    }

    /// Picocli capitalises its messages, and begins some with "Error: ".
    private static String decapitalise(String message) {
        String text = message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
