namespace Pawl.Analysis.Complexity;

/// <summary>Size and complexity of one function.</summary>
/// <param name="Name">Qualified name; the code outside any function is <c>&lt;module&gt;</c>.</param>
/// <param name="Cyclomatic">McCabe's number: decisions + 1.</param>
/// <param name="Cognitive">SonarSource's cognitive complexity.</param>
/// <param name="Nesting">Deepest nesting of control structures.</param>
/// <param name="Nloc">Lines that hold code: neither blank nor comment alone.</param>
public sealed record FunctionMetrics(
    string Name,
    int StartLine,
    int EndLine,
    int Cyclomatic,
    int Cognitive,
    int Nesting,
    int Parameters,
    int Nloc
);
