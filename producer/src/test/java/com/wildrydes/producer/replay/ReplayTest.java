package com.wildrydes.producer.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.producer.JsonLinesSink;
import com.wildrydes.producer.pace.FakeTime;
import com.wildrydes.producer.pace.Speed;
import com.wildrydes.producer.simulate.Simulation;
import com.wildrydes.producer.simulate.SimulationSettings;
import com.wildrydes.producer.simulate.Streets;
import com.wildrydes.telemetry.StatusEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final Instant NOW = Instant.parse("2026-07-21T09:15:00Z");
    private static final String HEADER = "Name,StatusTime,Latitude,Longitude\n";

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime(NOW);
    private final List<StatusEvent> events = new ArrayList<>();
    private final List<RejectedRow> rejections = new ArrayList<>();
    private InputStream standardInput = InputStream.nullInputStream();

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private ReplaySettings settings(Path... files) throws IOException {
        return ReplaySettings.of(Arrays.stream(files)
                        .map(path -> (TripSource) new TripSource.File(path))
                        .toList())
                .withWorkingFolder(Files.createDirectories(folder.resolve("working")));
    }

    private ReplaySettings standardInput(String content) throws IOException {
        standardInput = new ByteArrayInputStream(content.getBytes(UTF_8));
        return ReplaySettings.of(List.of(TripSource.of("-")))
                .withWorkingFolder(Files.createDirectories(folder.resolve("working")));
    }

    private ReplayProgress run(ReplaySettings settings) throws IOException {
        return new Replay(settings, time, time, standardInput, rejections::add).run(events::add);
    }

    private List<String> namesAndSeconds() {
        return events.stream()
                .map(event -> event.name() + " " + event.statusTimeMs() / 1000)
                .toList();
    }

    @Test
    void rows_become_events_in_their_order_out_of_time_and_twice_as_they_are() throws IOException {
        ReplayProgress end = run(settings(file("trips.csv", HEADER + "a,20,40,-74\na,10,40,-74\na,10,40,-74\n")));

        assertThat(namesAndSeconds()).containsExactly("a 20", "a 10", "a 10");
        assertThat(end.rows()).isEqualTo(3);
        assertThat(end.events()).isEqualTo(3);
        assertThat(end.rejected()).isZero();
        assertThat(end.rejectedFiles()).isEmpty();
        assertThat(end.eventTime()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(end.stopped()).isFalse();
    }

    @Test
    void files_follow_each_other_as_named_whatever_their_formats() throws IOException {
        Path packed = folder.resolve("b.csv.gz");
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write((HEADER + "b,2,40,-74").getBytes(UTF_8));
        }
        Path lines = file("c.jsonl", "{\"Name\":\"c\",\"StatusTime\":3,\"Latitude\":40,\"Longitude\":-74}");

        run(settings(lines, file("a.csv", HEADER + "a,1,40,-74"), packed));

        assertThat(namesAndSeconds()).containsExactly("c 3", "a 1", "b 2");
    }

    @Test
    void distance_goes_on_across_files() throws IOException {
        run(settings(file("1.csv", HEADER + "a,1,40,-74\n"), file("2.csv", HEADER + "a,2,41,-74\n")));

        assertThat(events.get(1).distance()).isBetween(111_195.0, 111_195.1);
    }

    @Test
    void unreadable_rows_are_counted_reported_and_kept_and_stop_nothing() throws IOException {
        Path trips = file("trips.csv", HEADER + "a,1,40,-74\r\nb,1,91,-74\r\n\r\nc,never,40,-74\r\nd,1,40,-74\r\n");

        ReplayProgress end = run(settings(trips));

        assertThat(namesAndSeconds()).containsExactly("a 1", "d 1");
        assertThat(end.rows()).isEqualTo(4);
        assertThat(end.rejected()).isEqualTo(2);
        assertThat(rejections).extracting(RejectedRow::line).containsExactly(3L, 5L);
        assertThat(rejections.getFirst())
                .hasToString(trips + ":3: Latitude must be in [-90, 90] degrees: 91.0")
                .extracting(RejectedRow::writtenTo)
                .isEqualTo(folder.resolve("trips.csv.rejected"));
        assertThat(end.rejectedFiles()).containsExactly(folder.resolve("trips.csv.rejected"));
        assertThat(folder.resolve("trips.csv.rejected")).hasContent(HEADER + "b,1,91,-74\nc,never,40,-74\n");
    }

    @Test
    void rejected_file_can_be_mended_and_replayed() throws IOException {
        run(settings(file("trips.csv", HEADER + "b,1,91,-74\n")));
        Path rejected = folder.resolve("trips.csv.rejected");
        Files.writeString(rejected, Files.readString(rejected).replace("91", "41"));

        run(settings(rejected));

        assertThat(namesAndSeconds()).containsExactly("b 1");
    }

    @Test
    void rejected_bytes_are_kept_as_they_were() throws IOException {
        byte[] header = HEADER.getBytes(UTF_8);
        byte[] row = {(byte) 0xFF, (byte) 0xC3, ',', '1', ',', '2', ',', '3', '\n'};
        Path trips = folder.resolve("trips.csv");
        byte[] content = Arrays.copyOf(header, header.length + row.length);
        System.arraycopy(row, 0, content, header.length, row.length);
        Files.write(trips, content);

        run(settings(trips));

        assertThat(rejections.getFirst().reason()).isEqualTo("a row must be UTF-8, but has other bytes");
        assertThat(folder.resolve("trips.csv.rejected")).hasBinaryContent(content);
    }

    @Test
    void row_longer_than_memory_should_hold_is_rejected_once_and_kept_whole() throws IOException {
        String tooLong = "x".repeat(2 * RowReader.MAX_ROW_BYTES + 17);
        ReplayProgress end = run(settings(file("trips.csv", HEADER + tooLong + "\na,1,40,-74\n")));

        assertThat(namesAndSeconds()).containsExactly("a 1");
        assertThat(end.rows()).isEqualTo(2);
        assertThat(end.rejected()).isEqualTo(1);
        assertThat(rejections).hasSize(1);
        assertThat(folder.resolve("trips.csv.rejected")).hasContent(HEADER + tooLong + "\n");
    }

    @Test
    void file_named_twice_keeps_its_rejected_rows_twice() throws IOException {
        Path trips = file("trips.csv", HEADER + "b,1,91,-74\n");

        run(settings(trips, folder.resolve("working/../trips.csv")));

        assertThat(folder.resolve("trips.csv.rejected")).hasContent(HEADER + "b,1,91,-74\nb,1,91,-74\n");
    }

    @Test
    void rejected_rows_go_to_the_working_folder_where_their_own_cannot_be_written() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        for (Path readOnly : List.of(first, second)) {
            Files.writeString(readOnly.resolve("trips.csv"), HEADER + "b,1,91,-74\n");
            // A folder of that name is in the way of the file, for every user.
            Files.createDirectory(readOnly.resolve("trips.csv.rejected"));
        }

        ReplayProgress end = run(settings(first.resolve("trips.csv"), second.resolve("trips.csv")));

        assertThat(end.rejectedFiles())
                .containsExactly(
                        folder.resolve("working/trips.csv.rejected"), folder.resolve("working/2-trips.csv.rejected"));
        assertThat(folder.resolve("working/2-trips.csv.rejected")).hasContent(HEADER + "b,1,91,-74\n");
    }

    @Test
    void standard_input_is_replayed_and_its_rejected_rows_are_kept_in_the_working_folder() throws IOException {
        run(standardInput(HEADER + "a,1,40,-74\nb,1,91,-74"));

        assertThat(namesAndSeconds()).containsExactly("a 1");
        assertThat(rejections.getFirst().toString()).startsWith("stdin:3: ");
        assertThat(folder.resolve("working/stdin.rejected")).hasContent(HEADER + "b,1,91,-74\n");
    }

    @Test
    void shift_moves_all_times_so_that_the_last_is_now() throws IOException {
        ReplaySettings shifted = settings(
                        file("1.csv", HEADER + "a,100,40,-74\nb,200,40,-74\n"),
                        file("2.csv", HEADER + "c,150,40,-74\nd,broken,40,-74\n"))
                .withShiftToNow(true);

        ReplayProgress end = run(shifted);

        assertThat(events)
                .extracting(event -> Instant.ofEpochMilli(event.statusTimeMs()))
                .containsExactly(NOW.minusSeconds(100), NOW, NOW.minusSeconds(50));
        assertThat(end.rejected()).isEqualTo(1);
        assertThat(rejections).hasSize(1);
    }

    @Test
    void standard_input_can_be_shifted_and_leaves_no_copy_behind() throws IOException {
        String trips = HEADER + UUID.randomUUID() + ",100,40,-74\nb,200,40,-74\n";

        run(standardInput(trips).withShiftToNow(true));

        assertThat(events.getLast().statusTimeMs()).isEqualTo(NOW.toEpochMilli());
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files).noneMatch(file -> isCopy(file, trips));
        }
    }

    /// Other processes have temporary files too, and delete them meanwhile.
    private static boolean isCopy(Path file, String trips) {
        try {
            return file.getFileName().toString().startsWith("wildrydes-replay-")
                    && Files.readString(file).equals(trips);
        } catch (IOException notOurs) {
            return false;
        }
    }

    @Test
    void shift_does_not_change_distances_and_vitals() throws IOException {
        Path trips = file("trips.csv", HEADER + "a,100,40,-74\na,4000,40.1,-74\n");
        run(settings(trips));
        run(settings(trips).withShiftToNow(true));

        assertThat(events.get(3).distance()).isEqualTo(events.get(1).distance());
        assertThat(events.get(3).healthPoints()).isEqualTo(events.get(1).healthPoints());
    }

    @Test
    void shift_of_no_events_does_nothing() throws IOException {
        assertThat(run(settings(file("trips.csv", HEADER)).withShiftToNow(true)).events())
                .isZero();
    }

    @Test
    void time_that_a_shift_would_move_before_all_calendars_is_rejected() throws IOException {
        ReplayProgress end = run(
                settings(file("trips.csv", HEADER + "a,9999-01-01T00:00:00Z,40,-74\nb,0001-01-01T00:00:00Z,40,-74\n"))
                        .withShiftToNow(true));

        assertThat(end.events()).isEqualTo(1);
        assertThat(rejections.getFirst().reason()).startsWith("StatusTime must not be moved before the year 0000");
    }

    @Test
    void speed_paces_by_event_time() throws IOException {
        run(settings(file("trips.csv", HEADER + "a,0,40,-74\na,60,40,-74\na,30,40,-74\na,120,40,-74\n"))
                .withSpeed(new Speed.Times(10)));

        assertThat(Duration.between(NOW, time.instant())).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void times_without_offset_are_in_the_zone() throws IOException {
        run(settings(file("trips.csv", HEADER + "a,2026-07-21 09:15:00,40,-74\n"))
                .withZone(ZoneId.of("Europe/Berlin")));

        assertThat(Instant.ofEpochMilli(events.getFirst().statusTimeMs())).isEqualTo("2026-07-21T07:15:00Z");
    }

    @Test
    void what_the_simulator_wrote_is_replayed_unchanged() throws IOException {
        List<StatusEvent> simulated = new ArrayList<>();
        Path file = folder.resolve("fleet.unsent");
        try (JsonLinesSink sink = new JsonLinesSink(Files.newOutputStream(file))) {
            SimulationSettings settings =
                    SimulationSettings.DEFAULTS.withSpeed(Speed.MAX).withDuration(Duration.ofSeconds(30));
            new Simulation(settings, Streets.manhattan(), time, time).run(event -> {
                simulated.add(event);
                sink.accept(event);
            });
        }

        run(settings(file));

        assertThat(events).isEqualTo(simulated).hasSize(6_000);
    }

    @Test
    void payloads_that_are_no_events_are_rejected_whole() throws IOException {
        Path unsent = file("wildrydes.unsent", "\u0000raw\n{\"Name\":\"a\"}\n[1,\n");

        ReplayProgress end = run(settings(unsent));

        assertThat(end.rejected()).isEqualTo(3);
        assertThat(folder.resolve("wildrydes.unsent.rejected")).hasContent(Files.readString(unsent));
    }

    @Test
    void missing_last_file_is_found_before_anything_is_sent() throws IOException {
        Path trips = file("trips.csv", HEADER + "a,1,40,-74\n");

        assertThatThrownBy(() -> run(settings(trips, folder.resolve("gone.csv"))))
                .isInstanceOf(ReplayException.class)
                .hasMessage(folder.resolve("gone.csv") + ": there is no such file");
        assertThat(events).isEmpty();
    }

    @Test
    void unknown_column_in_the_last_file_is_found_before_anything_is_sent() throws IOException {
        Path trips = file("trips.csv", HEADER + "a,1,40,-74\n");
        Path other = file("other.csv", "id,StatusTime,Latitude,Longitude\n");

        assertThatThrownBy(() -> run(settings(trips, other)))
                .hasMessageStartingWith(other + ": no column Name for Name");
        assertThat(events).isEmpty();
    }

    @Test
    void folder_is_refused() {
        assertThatThrownBy(() -> run(settings(folder)))
                .hasMessage(folder + ": a file must be named, but this is a folder");
    }

    @Test
    void file_that_is_cut_off_is_named() throws IOException {
        Path packed = folder.resolve("trips.csv.gz");
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write((HEADER + "a,1,40,-74\n".repeat(100)).getBytes(UTF_8));
        }
        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(whole, whole.length - 8));

        assertThatThrownBy(() -> run(settings(packed)))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith(packed + ": the file is damaged or cut off")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void stop_ends_the_run_after_the_row_at_hand() throws IOException {
        Path trips = file("trips.csv", HEADER + "a,1,40,-74\n".repeat(10));
        Replay replay = new Replay(settings(trips), time, time, standardInput, rejections::add);

        ReplayProgress end = replay.run(event -> {
            events.add(event);
            if (events.size() == 3) {
                replay.stop();
            }
        });

        assertThat(end.events()).isEqualTo(3);
        assertThat(end.stopped()).isTrue();
    }

    @Test
    void interrupt_ends_the_run_and_stays_set() throws IOException {
        Path trips = file("trips.csv", HEADER + "a,1,40,-74\n".repeat(10));

        ReplayProgress end = new Replay(settings(trips), time, time, standardInput, rejections::add).run(event -> {
            events.add(event);
            Thread.currentThread().interrupt();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(end.events()).isEqualTo(1);
        assertThat(end.stopped()).isTrue();
    }

    @Test
    void settings_without_files_or_with_standard_input_twice_are_refused() {
        assertThatThrownBy(() -> ReplaySettings.of(List.of()))
                .hasMessage("a replay must have at least one file, or - for the standard input");
        assertThatThrownBy(() -> ReplaySettings.of(List.of(TripSource.of("-"), TripSource.of("-"))))
                .hasMessage("the standard input can be read once: name - once");
    }

    @Test
    void sample_of_the_documentation_is_replayed_as_it_says() throws IOException {
        Path sample = Files.copy(Path.of("../docs/sample-trips.csv"), folder.resolve("sample-trips.csv"));

        ReplayProgress end = run(settings(sample)
                .withMapping(FieldMapping.parse("Name=vehicle,StatusTime=time,Latitude=lat,Longitude=lon"))
                .withShiftToNow(true));

        assertThat(end.events()).isEqualTo(12);
        assertThat(rejections)
                .extracting(RejectedRow::toString)
                .containsExactly(sample + ":7: Latitude must be a number: \"north\"");
        assertThat(events.getLast().statusTimeMs()).isEqualTo(NOW.toEpochMilli());
    }
}
