namespace Pawl.Studies.Records;

/// <summary>Who wrote a chain's iterations.</summary>
public enum IterationSource
{
    /// <summary>A language model that was asked, now or in a recorded run.</summary>
    Model,

    /// <summary>The scripted iterator: no model, planted weaknesses at known places.</summary>
    Scripted,

    /// <summary>Versions that existed before the study.</summary>
    Imported,
}
