using System.Text.Json;
using System.Text.Json.Serialization;
using Pawl.Analysis.Findings;

namespace Pawl.Studies.Records;

internal sealed class SeverityWord() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.KebabCaseLower, false);

internal sealed class StatusWord() : JsonStringEnumConverter<IterationStatus>(JsonNamingPolicy.KebabCaseLower, false);

internal sealed class SourceWord() : JsonStringEnumConverter<IterationSource>(JsonNamingPolicy.KebabCaseLower, false);

/// <summary>One record, one line; what a record lacks or says wrongly is an error, what a later version adds is passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SeverityWord), typeof(StatusWord), typeof(SourceWord)]
)]
[JsonSerializable(typeof(IterationRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
