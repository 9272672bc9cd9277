using AdminConsole.Domain;
using AdminConsole.Excel;

namespace AdminConsole.Api;

public static class ExcelDownload
{
    /// <summary>The workbook, which nothing between here and the person keeps; or why there is none.</summary>
    public static IResult ToDownload(this Result<ExcelFile> result, HttpContext context)
    {
        if (!result.IsOk)
            return result.Error.ToProblem();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(result.Value.Content, ExcelWriter.ContentType, result.Value.FileName);
    }
}
