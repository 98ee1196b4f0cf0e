package com.wildrydes.athenaengine.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ControlChannelTest {

    @Test
    void each_request_gets_its_reply_until_there_are_no_more() throws Exception {
        assertThat(serve("""
                        {"request":"created"}
                        {"request":"expressions","texts":["1"]}
                        """, request -> switch (request) {
                    case Request.Created() -> new Reply.Created(List.of());
                    case Request.Expressions(var texts) ->
                        new Reply.Expressions(List.of(new Reply.Invalid(texts.size(), "Пегас")));
                    case Request.Catalog _ -> throw new AssertionError("nobody asked");
                }))
                .isEqualTo("""
                        {"reply":"listening","address":"http://127.0.0.1:1"}
                        {"reply":"created","tables":[]}
                        {"reply":"expressions","invalid":[{"index":1,"reason":"Пегас"}]}
                        """);
    }

    @Test
    void a_request_that_fails_or_is_none_is_answered_and_does_not_end_the_line() throws Exception {
        assertThat(serve("{\"request\":\"created\"}\nnonsense\n", request -> {
                    throw new IllegalStateException("no");
                }))
                .contains("{\"reply\":\"failed\",\"reason\":\"java.lang.IllegalStateException: no\"}")
                .contains("{\"reply\":\"failed\",\"reason\":\"not a request: ");
    }

    private static String serve(String requests, Function<Request, Reply> answers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ControlChannel channel = new ControlChannel(
                new ByteArrayInputStream(requests.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8));
        channel.say(new Reply.Listening(URI.create("http://127.0.0.1:1")));
        channel.serve(answers);
        return out.toString(StandardCharsets.UTF_8);
    }
}
