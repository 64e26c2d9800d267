namespace Pawl.Engine.Audit;

/// <summary>How far an audit has come.</summary>
/// <param name="Total">Null while it is not known.</param>
public readonly record struct AuditProgress(AuditStage Stage, int Done, int? Total);

public enum AuditStage
{
    /// <summary>Commits are read and their authors found.</summary>
    History,

    /// <summary>Outside analysers look at versions of files.</summary>
    Analysers,

    /// <summary>Contents are analysed.</summary>
    Contents,

    /// <summary>Chains are followed and counted.</summary>
    Chains,
}
