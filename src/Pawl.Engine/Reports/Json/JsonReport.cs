using System.Text.Json;
using System.Text.Json.Serialization;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Scan;

namespace Pawl.Engine.Reports.Json;

/// <summary>Writes the JSON reports; <c>docs/schemas</c> has their schemas.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static void Write(Stream output, ScanReport report)
    {
        JsonSerializer.Serialize(output, ScanDocument.Of(report), ReportJson.Default.ScanDocument);
        output.Write("\n"u8);
    }

    /// <summary>The report's fields behind <c>format</c> and <c>version</c>.</summary>
    public static void Write(Stream output, AuditReport report)
    {
        using (var writer = new Utf8JsonWriter(output, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("format", "pawl-audit");
            writer.WriteNumber("version", 1);
            foreach (var property in JsonSerializer.SerializeToElement(report, ReportJson.Default.AuditReport).EnumerateObject())
            {
                property.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}

internal sealed class SeverityWord() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.CamelCase, false);

internal sealed class ConfidenceWord() : JsonStringEnumConverter<Confidence>(JsonNamingPolicy.CamelCase, false);

internal sealed class AuthorKindWord() : JsonStringEnumConverter<AuthorKind>(JsonNamingPolicy.CamelCase, false);

internal sealed class EvidenceLevelWord() : JsonStringEnumConverter<EvidenceLevel>(JsonNamingPolicy.CamelCase, false);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(SeverityWord), typeof(ConfidenceWord), typeof(AuthorKindWord), typeof(EvidenceLevelWord)]
)]
[JsonSerializable(typeof(ScanDocument))]
[JsonSerializable(typeof(AuditReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
