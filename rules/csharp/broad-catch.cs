using Microsoft.Extensions.Logging;

namespace Errors;

public static class Reader
{
    public static string? Read(string path, ILogger logger)
    {
        string? text = null;
        try
        {
            text = File.ReadAllText(path);
        }
        // expect: broad-catch
        catch (Exception)
        {
            text = "empty";
        }

        try
        {
            text = File.ReadAllText(path);
        }
        // ok: broad-catch
        catch (Exception)
        {
            text = null;
        }

        try
        {
            return File.ReadAllText(path);
        }
        // ok: broad-catch
        catch (IOException)
        {
            return text;
        }
        // ok: broad-catch
        catch (Exception e)
        {
            logger.LogError(e, "could not read it");
            throw;
        }
    }

    public static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        // ok: broad-catch
        catch (Exception)
        {
        }
    }
}
