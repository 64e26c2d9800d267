using System.Text.Json.Serialization;
using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;

namespace Pawl.Engine.Reports.Sarif;

/// <summary>The parts of SARIF 2.1.0 that Pawl writes, named as the format names them.</summary>
internal sealed record SarifLog(
    [property: JsonPropertyName("$schema"), JsonPropertyOrder(-1)] string Schema,
    string Version,
    IReadOnlyList<SarifRun> Runs
);

internal sealed record SarifRun(
    SarifTool Tool,
    SarifAutomation AutomationDetails,
    IReadOnlyList<SarifInvocation> Invocations,
    string ColumnKind,
    IReadOnlyDictionary<string, SarifBase> OriginalUriBaseIds,
    IReadOnlyList<SarifResult> Results,
    SarifRunProperties Properties
);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(
    string Name,
    string FullName,
    string SemanticVersion,
    IReadOnlyList<SarifRule> Rules,
    IReadOnlyList<SarifNotificationRule> Notifications
);

internal sealed record SarifRule(
    string Id,
    string Name,
    SarifText ShortDescription,
    SarifText FullDescription,
    string? HelpUri,
    SarifMarkdown Help,
    SarifConfiguration DefaultConfiguration,
    SarifRuleProperties Properties
);

internal sealed record SarifNotificationRule(string Id, string Name, SarifText ShortDescription, SarifText FullDescription, SarifText Help);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifRuleProperties(
    IReadOnlyList<string> Tags,
    string Precision,
    [property: JsonPropertyName("problem.severity")] string ProblemSeverity,
    [property: JsonPropertyName("security-severity")] string SecuritySeverity
);

internal sealed record SarifText(string Text);

internal sealed record SarifMarkdown(string Text, string Markdown);

internal sealed record SarifAutomation(string Id);

internal sealed record SarifInvocation(bool ExecutionSuccessful, IReadOnlyList<SarifNotification> ToolExecutionNotifications);

internal sealed record SarifNotification(
    SarifReference Descriptor,
    string Level,
    SarifText Message,
    IReadOnlyList<SarifLocation>? Locations
);

internal sealed record SarifReference(string Id, int Index);

internal sealed record SarifBase(SarifText Description);

internal sealed record SarifRunProperties(string RulesDigest, IReadOnlyList<AnalyserUse>? Analysers);

internal sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Kind,
    string Level,
    SarifText Message,
    IReadOnlyList<SarifLocation> Locations,
    IReadOnlyList<SarifLocation>? RelatedLocations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    IReadOnlyList<SarifCodeFlow>? CodeFlows,
    SarifResultProperties Properties
)
{
    /// <summary><c>new</c>, <c>unchanged</c> or <c>absent</c>; only a gate knows it.</summary>
    public string? BaselineState { get; init; }
    public IReadOnlyList<SarifSuppression>? Suppressions { get; init; }
}

internal sealed record SarifSuppression(string Kind, string Status, string Justification);

internal sealed record SarifResultProperties(
    string Severity,
    string Confidence,
    string? Function,
    SarifOrigin? Introduced,
    IReadOnlyList<Witness>? Witnesses
);

/// <summary>Who brought the finding in; only an audit knows it.</summary>
internal sealed record SarifOrigin(
    string Commit,
    string Author,
    string? Tool,
    string? Model,
    string Evidence,
    int ChainPosition,
    int AgeDays
);

internal sealed record SarifCodeFlow(IReadOnlyList<SarifThreadFlow> ThreadFlows);

internal sealed record SarifThreadFlow(IReadOnlyList<SarifStep> Locations);

internal sealed record SarifStep(SarifLocation Location);

internal sealed record SarifLocation(int? Id, SarifPhysicalLocation PhysicalLocation, SarifText? Message);

internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifact(string Uri, string? UriBaseId);

internal sealed record SarifRegion(int StartLine, int? StartColumn, int? EndLine, int? EndColumn, SarifText? Snippet);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext;
