package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Open only at certain hours. Rollbacks pass at any time. */
@Wire
public record WindowGate(
    @JsonPropertyDescription("Days on which it opens. Every day when left out.") @Size(max = 7)
        List<Weekday> days,
    @JsonPropertyDescription("When it opens, such as 09:00.") @Required @Size(max = 5) String from,
    @JsonPropertyDescription("When it closes, such as 16:30.") @Required @Size(max = 5) String to,
    @JsonPropertyDescription("A zone of the tz database, such as Europe/Berlin. UTC when left out.")
        @Size(max = 64)
        String timeZone) {
  public WindowGate {
    days = Absent.or(days);
    timeZone = Absent.or(timeZone, "UTC");
  }
}
