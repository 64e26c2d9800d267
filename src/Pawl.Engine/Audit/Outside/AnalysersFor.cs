namespace Pawl.Engine.Audit.Outside;

/// <summary>Whose files outside analysers are asked about, version by version.</summary>
public enum AnalysersFor
{
    /// <summary>Everybody's where that is not too much, else those that agents changed.</summary>
    Auto,

    All,

    /// <summary>Files in which an agent had a hand, in all their versions.</summary>
    Agents,

    /// <summary>No versions: the content of HEAD alone.</summary>
    Head,
}
