using System.Text.Json;
using System.Text.Json.Serialization;
using Pawl.Engine.Gate;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports.Json;

namespace Pawl.Engine.Reports.Gate;

/// <summary>The gate's report as JSON; <c>docs/schemas/gate.schema.json</c>.</summary>
public static class GateJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static void Write(Stream output, GateReport report)
    {
        using (var writer = new Utf8JsonWriter(output, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("format", "pawl-gate");
            writer.WriteNumber("version", 1);
            foreach (var property in JsonSerializer.SerializeToElement(report, GateJsonContext.Default.GateReport).EnumerateObject())
            {
                property.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}

internal sealed class VerdictWord() : JsonStringEnumConverter<Verdict>(JsonNamingPolicy.CamelCase, false);

internal sealed class ConsequenceWord() : JsonStringEnumConverter<Consequence>(JsonNamingPolicy.CamelCase, false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(SeverityWord), typeof(ConfidenceWord), typeof(VerdictWord), typeof(ConsequenceWord)]
)]
[JsonSerializable(typeof(GateReport))]
internal sealed partial class GateJsonContext : JsonSerializerContext;
