package io.agentee.cdi.tool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** The types of single values, as JSON Schema and as words. */
enum PlainType {
    TEXT("string", "", "text", String.class),
    CHARACTER("string", "", "a single character", char.class, Character.class),
    FLAG("boolean", "", "true or false", boolean.class, Boolean.class),
    BYTE("integer", "", "a whole number from -128 to 127", byte.class, Byte.class),
    SHORT("integer", "", "a whole number from -32768 to 32767", short.class, Short.class),
    INTEGER(
            "integer",
            "",
            "a whole number from -2147483648 to 2147483647",
            int.class,
            Integer.class,
            OptionalInt.class),
    LONG(
            "integer",
            "",
            "a whole number from -9223372036854775808 to 9223372036854775807",
            long.class,
            Long.class,
            OptionalLong.class),
    BIG_INTEGER("integer", "", "a whole number", BigInteger.class),
    NUMBER(
            "number",
            "",
            "a number",
            BigDecimal.class,
            double.class,
            Double.class,
            OptionalDouble.class,
            float.class,
            Float.class),
    DATE("string", "date", "a date such as 2026-11-21", LocalDate.class),
    MONTH("string", "", "a month such as 2026-11", YearMonth.class),
    INSTANT(
            "string",
            "date-time",
            "a date and time with an offset, such as 2026-11-21T09:30:00Z",
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class),
    LOCAL_DATE_TIME(
            "string",
            "date-time-local",
            "a date and time without an offset, such as 2026-11-21T09:30:00",
            LocalDateTime.class),
    LOCAL_TIME("string", "time-local", "a time without an offset, such as 09:30:00", LocalTime.class),
    TIME("string", "time", "a time with an offset, such as 09:30:00Z", OffsetTime.class),
    DURATION("string", "duration", "an ISO-8601 duration such as PT30M", Duration.class),
    PERIOD("string", "duration", "an ISO-8601 period such as P1M", Period.class),
    ZONE("string", "", "a time zone such as Europe/Berlin", ZoneId.class),
    IDENTIFIER("string", "uuid", "a UUID", UUID.class),
    ADDRESS("string", "uri", "a URI", URI.class);

    private final String type;
    private final String format;
    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list, made in the constructor
    private final List<Class<?>> classes;

    PlainType(String type, String format, String words, Class<?>... classes) {
        this.type = type;
        this.format = format;
        this.words = words;
        this.classes = List.of(classes);
    }

    static Optional<PlainType> of(Class<?> wanted) {
        return Arrays.stream(values())
                .filter(plain -> plain.classes.contains(wanted))
                .findFirst();
    }

    /** The type in JSON Schema. */
    String type() {
        return type;
    }

    /** The format in JSON Schema, or of the OpenAPI format registry; empty when there is none. */
    String format() {
        return format;
    }

    /** What a value is, for the model. */
    String words() {
        return words;
    }
}
