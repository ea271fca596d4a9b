package dev.bulkordering.sheet.file;

/**
 * One tab of a workbook.
 *
 * @param name the name on the tab
 * @param hidden whether the tab is hidden
 * @param hasCells false for tabs that are only a chart, a dialog or macros
 */
public record Worksheet(String name, boolean hidden, boolean hasCells) {

}
