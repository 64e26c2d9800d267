namespace Pawl.Studies.Scripted;

/// <summary>What a real endpoint does now and then.</summary>
internal enum ServerFault
{
    /// <summary>429, with a time to wait.</summary>
    Busy,

    /// <summary>500.</summary>
    Failed,

    /// <summary>The connection goes in the middle of the answer.</summary>
    Cut,

    /// <summary>400 of a content filter.</summary>
    Filtered,

    /// <summary>401.</summary>
    WrongKey,
}
