using System.Security.Cryptography;
using System.Text;
using Pawl.Engine;

namespace Pawl.Studies.Definitions;

/// <summary>
/// An experiment, decided before it is run: <c>study.yaml</c> and what it names. Open <see cref="StudyReader"/> for how it is read.
/// </summary>
public sealed record StudyDefinition
{
    /// <summary>The file that defines the study.</summary>
    public required string File { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }

    /// <summary>All that is drawn by lot is drawn from it.</summary>
    public required int Seed { get; init; }
    public required int Iterations { get; init; }
    public required int Replicates { get; init; }
    public required PromptSelection Selection { get; init; }

    /// <summary><c>stateless</c>, <c>stateful</c>.</summary>
    public required IReadOnlyList<string> Contexts { get; init; }
    public required IReadOnlyList<Arm> Arms { get; init; }

    /// <summary>How many iterations in a row the arms with a cap allow.</summary>
    public required int Cap { get; init; }
    public required IReadOnlyList<Strategy> Strategies { get; init; }
    public required PromptBank Bank { get; init; }
    public required IReadOnlyList<Baseline> Baselines { get; init; }
    public required IReadOnlyList<ModelDefinition> Models { get; init; }

    /// <summary>Analysers with the versions that the study was planned with.</summary>
    public required IReadOnlyList<PlannedAnalyser> Analysers { get; init; }

    /// <summary>What analysers say of the programs and people judged to be nothing.</summary>
    public required JudgedFindings Judged { get; init; }
    public required IReadOnlyList<Estimand> Estimands { get; init; }

    /// <summary>Folder with the edits of the scripted iterator; null when the study has none.</summary>
    public required string? Script { get; init; }

    /// <summary>Over everything that decides what models are sent and what is measured; two runs with the same one can be joined.</summary>
    public required string Digest { get; init; }

    public string Folder => Path.GetDirectoryName(File)!;

    /// <param name="path">A study's folder, or its YAML file.</param>
    /// <exception cref="UserError">Something in it is wrong: which file, line and column.</exception>
    public static StudyDefinition Load(string path) => StudyReader.Read(path);

    /// <summary>The model of that name, or the scripted iterator for none.</summary>
    /// <exception cref="UserError">The study names no such model.</exception>
    public ModelDefinition ModelOf(string? name) =>
        name is null || name == ModelReader.Scripted.Name
            ? ModelReader.Scripted
            : Models.FirstOrDefault(m => m.Name == name)
                ?? throw new UserError(
                    $"{File} names no model '{name}'",
                    $"It names {string.Join(", ", Models.Select(m => m.Name).Append(ModelReader.Scripted.Name))}; add others under models."
                );

    internal static string DigestOf(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..32];
}
