package com.wildrydes.athenaengine.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The line to the local stack. It ends when the stack does, however that ends: then the engine has no more to do.
public final class ControlChannel {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BufferedReader in;
    private final PrintStream out;

    public ControlChannel(InputStream in, PrintStream out) {
        this((Reader) new InputStreamReader(in, StandardCharsets.UTF_8), out);
    }

    private ControlChannel(Reader in, PrintStream out) {
        this.in = new BufferedReader(in);
        this.out = out;
    }

    public void say(Reply reply) throws IOException {
        out.println(JSON.writeValueAsString(reply));
        out.flush();
    }

    /// Answers requests until there will be no more.
    public void serve(Function<Request, Reply> answers) throws IOException {
        for (String line = next(); line != null; line = next()) {
            say(answer(line, answers));
        }
    }

    private @Nullable String next() throws IOException {
        return in.readLine();
    }

    private static Reply answer(String line, Function<Request, Reply> answers) {
        try {
            return answers.apply(JSON.readValue(line, Request.class));
        } catch (JsonProcessingException e) {
            return new Reply.Failed("not a request: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            return new Reply.Failed(e.toString());
        }
    }
}
